import { ManualClock } from '#libs/clock';
import type { Clock } from '#libs/clock';
import { configFromEnvironment } from '../../../src/config';
import { createLogger } from '../../../src/log';
import { start } from '../../../src/start';
import { freePort, startTestApplication } from '../../support/application';
import type { TestApplication } from '../../support/application';
import { Billing, BILLING_ENVIRONMENT, SIGNED } from './billing';

type Running = Awaited<ReturnType<typeof start>>;

const open: (() => Promise<void>)[] = [];

/** Applications of one test each, on the day on which agreements are signed; all are stopped behind it. */
export class BillingWorld {
  private constructor(
    readonly clock: ManualClock,
    readonly app: TestApplication,
    readonly billing: Billing,
  ) {}

  static async start(environment: Readonly<Record<string, string>> = {}): Promise<BillingWorld> {
    const clock = new ManualClock(new Date(SIGNED));
    const app = await startTestApplication({ clock, environment: { ...BILLING_ENVIRONMENT, ...environment } });
    open.push(() => app.stop());
    return new BillingWorld(clock, app, await Billing.at(app, clock));
  }

  static async stopAll(): Promise<void> {
    for (const close of open.splice(0).reverse()) await close();
  }

  /** A second application on the same database, by default with the same clock. */
  async another(clock: Clock = this.clock): Promise<Running> {
    return this.run({ ...this.app.environment, PORT: String(await freePort()) }, clock);
  }

  /** The application is away until an instant, and then comes back. */
  async awayUntil(instant: string): Promise<Billing> {
    await this.app.running.stop();
    this.clock.standAt(new Date(instant));
    const running = await this.run(this.app.environment, this.clock);
    return new Billing({ ...this.app, running }, this.billing.api, this.clock);
  }

  private async run(environment: TestApplication['environment'], clock: Clock): Promise<Running> {
    const running = await start({ config: configFromEnvironment(environment), clock, log: createLogger('silent') });
    open.push(() => running.stop());
    return running;
  }
}
