import type { AnswerOf, LedgerClient } from '#libs/client';
import { table } from '../cli/output';
import { advance } from './clock';
import type { SimulatedProviders } from './simulated-providers';
import type { Story } from './story';
import { waitUntil } from './wait';

const BREAKS = '/v1/reconciliation/breaks';
const PLANTED = { short: '0.37', stray: '42.42' };
const DAY_MS = 24 * 60 * 60 * 1_000;

type Break = AnswerOf<typeof BREAKS, 'get'>['data'][number];
/** Files go in and out as they are; the typed client speaks JSON. */
export type SendFile = (method: string, path: string, xml?: string) => Promise<string>;

/** The books are closed against the bank's statement, in which two mistakes were planted. */
export class MonthEnd {
  constructor(
    private readonly ledger: LedgerClient,
    private readonly sendFile: SendFile,
    private readonly providers: SimulatedProviders,
    private readonly story: Story,
    private readonly run: string,
  ) {}

  async play(): Promise<void> {
    this.story.step('The books are closed: payout, bank statement, two planted mistakes');
    await this.providers.pull('trustpay-eu', 'settlements/short', { amount: PLANTED.short });
    await this.providers.pull('trustpay-eu', 'wires/transfer', { amount: PLANTED.stray });
    this.story.tell(`planted: the provider pays out ${PLANTED.short} EUR too little,`);
    this.story.tell(`         and somebody sends ${PLANTED.stray} EUR without a word`);
    await advance(this.ledger, 'P2D', `${this.run}-month-end`);
    await this.importStatement();
    const found = await this.findBreaks();
    for (const one of found) await this.resolve(one);
    this.story.tell('both were found, and each was decided with a reason and a posting');
  }

  private async importStatement(): Promise<void> {
    const { now } = await this.ledger.get('/v1/sandbox/clock', {});
    const { data: accounts } = await this.ledger.get('/v1/banking/accounts', {});
    const account = accounts.find(({ currency }) => currency === 'EUR')!;
    const [from, to] = [-3, 0].map((days) => new Date(Date.parse(now) + days * DAY_MS).toISOString().slice(0, 10));
    const period = `from=${from}&to=${to}&format=camt053v2`;
    const statement = await this.sendFile('GET', `/v1/banking/accounts/${account.id}/statements?${period}`);
    this.story.tell(`the bank's statement of ${from} to ${to}: camt.053, ${statement.length} characters`);
    const taken = JSON.parse(await this.sendFile('POST', '/v1/settlements/imports', statement)) as {
      bank_lines: number;
    };
    this.story.tell(`${taken.bank_lines} lines of the bank were taken in and matched`);
  }

  private async findBreaks(): Promise<readonly Break[]> {
    const ask = async () => (await this.ledger.get(BREAKS, { query: { status: 'open' } })).data;
    const found = await waitUntil(ask, (open) => open.length >= 2, 'the planted mistakes to be found');
    const rows = found.map(({ kind, provider, expected, found: there }) => [kind, provider, expected, there]);
    this.story.lines(table(['BREAK', 'PROVIDER', 'EXPECTED', 'FOUND'], rows));
    return found;
  }

  private async resolve({ id, kind }: Break): Promise<void> {
    const isStray = kind === 'extra';
    await this.ledger.post('/v1/reconciliation/breaks/{id}/resolve', {
      path: { id },
      body: isStray
        ? { treatment: 'suspense', reason: 'the sender will be asked' }
        : { treatment: 'fee', reason: 'the provider says that it is a fee' },
    });
  }
}
