import { ApiClient } from '../../support/api-client';
import { waitFor } from '../../support/wait-for';
import { ownCrashPoint } from './call-cases';
import { inLanes } from '../../support/in-lanes';
import { LedgerProcess } from './ledger-process';
import type { PreparedCase } from './prepared-case';
import { steadyPort } from './steady-port';
import type { World } from './world';

/** As many as the small machines of CI have processors. */
const LANES = 2;

/** Each case in an API of its own that ends itself at the point of the case, while its caller waits for the answer. */
export async function crashAtTheirPoints(world: World, cases: readonly PreparedCase[]): Promise<void> {
  const victims: Victim[] = [];
  for (let lane = 0; lane < LANES; lane++) victims.push(await victimOf(world));
  await inLanes(LANES, cases, async (one, lane) => {
    const { process, api } = victims[lane]!;
    await process.start({ COUNTINGHOUSE_CRASH_AT: ownCrashPoint(one)! });
    const answer = await send(api, one);
    if (answer !== undefined) throw new Error(`${one.name}: answered with ${answer} instead of dying`);
    await process.gone();
  });
}

/** One API with all calls of these cases on their way at once, killed when each of them has reached the provider. */
export async function killInFlight(world: World, cases: readonly PreparedCase[]): Promise<void> {
  const { process, api } = await victimOf(world, { TRUSTPAY_EU_DEADLINE_MS: '100000', CALL_ABANDONED_MS: '600000' });
  await process.start();
  const sendings = cases.map((one) => send(api, one));
  const isStruck = ({ reference }: PreparedCase) =>
    plannedFor(world, reference).every(({ fault }) => fault.kind !== 'silent');
  await waitFor(() => cases.every(isStruck), { timeoutMs: 60_000, describe: 'all calls to reach the provider' });
  await process.kill();
  await Promise.all(sendings);
}

/** The faults that are still waiting for a call with this reference. */
export const plannedFor = ({ simulator }: World, reference: string) =>
  simulator.control.faults().filter(({ match }) => match?.reference === reference);

interface Victim {
  readonly process: LedgerProcess;
  readonly api: ApiClient;
}

async function victimOf({ environment, url, tokens }: World, extra = {}): Promise<Victim> {
  const port = await steadyPort();
  // Providers are told the address of the API that lives on, as behind a load balancer.
  const own = { ROLES: 'api', PORT: String(port), PUBLIC_URL: url };
  const process = new LedgerProcess('victim', { ...environment, ...own, ...extra });
  return { process, api: new ApiClient(`http://127.0.0.1:${port}`, tokens.service) };
}

/** The status of the answer, or undefined when the connection broke. */
const send = (api: ApiClient, { command: { route, key, body } }: PreparedCase): Promise<number | undefined> =>
  api.post(route.slice('POST '.length), body, { key }).then(
    ({ status }) => status,
    () => undefined,
  );
