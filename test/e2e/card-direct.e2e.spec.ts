import { randomUUID } from 'node:crypto';
import { inspect } from 'node:util';
import { ClientOperations } from '../../src/providers/client-operations/client-operations';
import type { ClientOperationResult } from '../../src/providers/client-operations/client-operations';
import { waitFor } from '../support/wait-for';
import { startProviderWorld } from '../support/provider-world';
import type { ProviderWorld } from '../support/provider-world';
import { keepLog, openedCalls, storedRows, tracesIn } from './support/card-traces';
import type { KeptLog } from './support/card-traces';
import { FAILING_ECHOES, startEchoingProvider } from './support/echoing-provider';
import type { EchoingProvider } from './support/echoing-provider';
import { sendRaw } from './support/raw-http';

/** The numbers of the provider's tests (fact sheet 4.2), and one that has the check digit of a card. */
const GOOD = '4111111111111117';
const DECLINED = '4111111111111118';
const REAL = '4929418673105825';
/** Of a length that no number has, and the shortest that this provider takes. */
const LONG = '49294186731058254929';
const SHORT = '492941867310';
const CVV = '7391';
const LONG_CVV = '739158';
const SECRETS = { numbers: [GOOD, DECLINED, REAL, SHORT], codes: [CVV, LONG_CVV] };

const OPERATIONS = '/v1/providers/trustpay-money/operations';
const HIDDEN = { card_number: GOOD, card_expiry: '2028-09', card_cvv: CVV };
const REST = {
  ...{ amount: '20.00', currency: 'USD', notify_url: 'http://127.0.0.1:1/notifications' },
  ...{ card_holder_first_name: 'Test', card_holder_last_name: 'User' },
};
const grouped = (number: string, by: string): string => number.match(/.{1,4}/g)!.join(by);

const FORM = { 'content-type': 'application/x-www-form-urlencoded' };

interface OverHttp {
  readonly where: string;
  readonly status: number;
  readonly body: string;
  readonly path?: string;
  readonly headers?: Readonly<Record<string, string>>;
}
/** Requests that hold card data, and how each is refused. */
const OVER_HTTP: readonly OverHttp[] = [
  { where: 'a charge', status: 422, body: JSON.stringify({ ...REST, ...HIDDEN, card_number: REAL }) },
  { where: 'a security code alone', status: 400, body: JSON.stringify({ ...REST, cvv: CVV }) },
  { where: 'a field that is unknown', status: 422, body: JSON.stringify({ ...REST, pan: REAL }) },
  { where: 'the name of a field', status: 422, body: JSON.stringify({ ...REST, [REAL]: 'x' }) },
  { where: 'a name with a number of the tests', status: 400, body: JSON.stringify({ [GOOD]: 'x', [CVV]: 'x' }) },
  { where: 'JSON that is cut', status: 400, body: JSON.stringify({ ...HIDDEN, card_number: REAL }).slice(0, -2) },
  { where: 'JSON that begins with it', status: 400, body: `${REAL} ${CVV}` },
  { where: 'a form', status: 415, body: `card_number=${REAL}&card_cvv=${CVV}`, headers: FORM },
  { where: 'the query', status: 400, body: '{}', path: `/:operation?card_number=${REAL}&card_cvv=${CVV}` },
  { where: 'the address', status: 404, body: '{}', path: `/:operation/${REAL}` },
  { where: 'headers', status: 400, body: '{}', headers: { 'idempotency-key': `${REAL}-${CVV}`, traceparent: REAL } },
];

/** The application with the switch on, its log, and a provider before its simulator that repeats every card. */
let world: ProviderWorld;
let provider: EchoingProvider;
let kept: KeptLog;
/** Answers and errors of the application, word by word. */
let answers: string[];

async function begin(environment: Readonly<Record<string, string>>): Promise<void> {
  provider = await startEchoingProvider();
  kept = keepLog();
  answers = [];
  world = await startProviderWorld({
    environment: { ...environment, TRUSTPAY_MONEY_API_URL: provider.origin },
    log: kept.log,
  });
  provider.target = world.address('trustpay-money');
}

async function end(): Promise<void> {
  await world.stop();
  await provider.close();
  kept.close();
}

/** Where card data stands in anything that the application has stored, written or said; sealed content is opened. */
async function traces(): Promise<Readonly<Record<string, readonly string[]>>> {
  const metrics = await sendRaw(world.app.url, { method: 'GET', path: '/metrics' });
  const told = { opened: await openedCalls(world.app), answers: answers.join('\n'), log: kept.written() };
  const all = [...(await storedRows(world.app)), ...Object.entries({ ...told, metrics: metrics.text })];
  const found = all.map(([where, text]) => [where, tracesIn(text, SECRETS)] as const);
  return Object.fromEntries(found.filter(([, hits]) => hits.length > 0));
}

/** The number of the documentation stands in every description of the field. */
const withoutExample = (said: string): string =>
  said.replaceAll(new RegExp(`(like|such as) ${GOOD}`, 'g'), '$1 the example');

/** As the command line does it, whose input comes from a terminal or a pipe. */
async function perform(operation: string, input: object, commandId = randomUUID()): Promise<ClientOperationResult> {
  const envelope = { commandId, correlationId: commandId, actor: 'test', merchantId: 'shop' };
  const calls = world.app.running.app.get(ClientOperations);
  const result = await calls
    .perform('trustpay-money', operation, input, envelope)
    .finally(() => (provider.mode = 'passes'))
    .catch((error: unknown) => {
      answers.push(withoutExample(inspect(error, { depth: 9, maxStringLength: null, showHidden: true })));
      throw error;
    });
  answers.push(JSON.stringify(result));
  return result;
}

async function send(operation: string, { body, path = '/:operation', headers }: Omit<OverHttp, 'where' | 'status'>) {
  const own = { authorization: `Bearer ${token}`, 'idempotency-key': randomUUID(), 'content-type': 'application/json' };
  const address = OPERATIONS + path.replace(':operation', operation);
  const answer = await sendRaw(world.app.url, { method: 'POST', path: address, headers: { ...own, ...headers }, body });
  answers.push(withoutExample(JSON.stringify(answer)));
  return answer;
}
let token: string;

describe('the search for card data', () => {
  it.each([
    ...[GOOD, grouped(GOOD, ' '), grouped(GOOD, '-'), Buffer.from(GOOD).toString('hex')],
    ...['', '{', '{"'].map((before) => Buffer.from(`${before}${GOOD}"}`).toString('base64')),
    ...[`{"card_cvv":"${CVV}"}`, `with ${CVV}.`],
  ])('finds %s', (text) => {
    expect(tracesIn(`before ${text} after`, SECRETS)).not.toEqual([]);
  });
});

describe('a card number with the one switch that takes it', () => {
  beforeAll(async () => {
    await begin({ TRUSTPAY_MONEY_CARD_DIRECT: 'in-pci-scope' });
    token = await world.app.key('admin');
  });
  beforeEach(() => void (answers = []));
  afterAll(end);

  /** A charge whose callback comes to the ledger; the number that the provider knows it by. */
  async function charge(change: object = {}): Promise<ClientOperationResult> {
    const notify_url = `${world.app.url}/notifications/trustpay-money`;
    return perform('card-direct-payin', { ...REST, ...HIDDEN, notify_url, ...change });
  }

  it('leaves no trace when the card is charged, declined, looked up and refunded, repeated as it may be', async () => {
    const paid = await charge();
    const declined = await charge({ card_number: DECLINED });
    expect([paid, declined]).toMatchObject([{ data: { status: '5' } }, { data: { status: '3' } }]);
    await waitFor(async () => {
      const { events } = await world.app.running.persistence.store.readAll(0n, 1_000);
      return events.filter(({ type }) => type === 'NotificationUnmatched').length === 2;
    });
    const order = { order_no: paid.reference! };
    expect(await perform('order', order)).toMatchObject({ kind: 'answered' });
    const commandId = randomUUID();
    const refund = await perform('refund', { ...order, amount: '1.00' }, commandId);
    expect(refund).toMatchObject({ kind: 'answered', data: { failed_reason: {} } });
    expect(await traces()).toEqual({});
  });

  it('leaves no trace of a card that is assigned, or not', async () => {
    const person = { first_name: 'Test', last_name: 'User', email: 'a@example.com', notify_url: REST.notify_url };
    const made = await perform('pcard-cardholder-create', { ...person, country_code: 'SG', phone_number: '81234567' });
    const { cardholder_id } = (made as unknown as { data: Record<string, string> }).data;
    expect(await perform('pcard-assign', { cardholder_id, card_number: REAL })).toMatchObject({ kind: 'answered' });
    const unknown = { cardholder_id: randomUUID(), card_number: REAL };
    expect(await perform('pcard-assign', unknown)).toMatchObject({ kind: 'refused' });
    await expect(perform('pcard-assign', { cardholder_id, card_number: LONG })).rejects.toThrow();
    expect(await traces()).toEqual({});
  });

  it.each([
    ['with letters', { card_number: `${REAL}x` }],
    ['too long', { card_number: LONG }],
    ['in groups', { card_number: grouped(REAL, ' ') }],
    ['as a number', { card_number: Number(REAL) }],
    ['in a field that is unknown', { pan: REAL }],
    ['as the name of a field', { [REAL]: 'x' }],
    ['in groups as the name of a field', { [`no ${grouped(GOOD, '-')}`]: 'x' }],
    ['in the name of its holder', { card_holder_last_name: `User ${REAL}` }],
    ['with a security code of two digits too many', { card_cvv: LONG_CVV }],
    ['with a security code under another name', { cvv: CVV }],
    ['with a security code as a name', { [CVV]: 'x' }],
  ])('is not repeated when it is refused: %s', async (_, change) => {
    await expect(charge(change)).rejects.toMatchObject({ code: 'invalid_request' });
    expect(await traces()).toEqual({});
  });

  it.each(FAILING_ECHOES)('leaves no trace at a provider that fails and repeats it: %s', async (mode) => {
    for (const card_number of [GOOD, SHORT]) {
      provider.mode = mode;
      await charge({ card_number });
      provider.mode = mode;
      await perform('pcard-assign', { cardholder_id: randomUUID(), card_number });
      provider.mode = mode;
      await perform('order', { order_no: 'ORD-1' });
    }
    expect(await traces()).toEqual({});
  });

  it.each(OVER_HTTP)('is refused over HTTP without a word of it: $where', async ({ status, ...request }) => {
    const head = await world.app.running.persistence.store.head();
    for (const operation of ['card-direct-payin', 'pcard-assign']) {
      expect((await send(operation, request)).status).toBe(status);
    }
    expect(await traces()).toEqual({});
    expect(await world.app.running.persistence.store.head()).toBe(head);
  });
});

describe('without the switch', () => {
  beforeAll(async () => {
    await begin({});
    token = await world.app.key('admin');
  });
  beforeEach(() => void (answers = []));
  afterAll(end);

  it('there is no such operation', async () => {
    for (const operation of ['card-direct-payin', 'pcard-assign']) {
      expect((await send(operation, { body: '{}' })).status).toBe(404);
      await expect(perform(operation, { ...REST, ...HIDDEN })).rejects.toMatchObject({ code: 'not_found' });
    }
    expect(await traces()).toEqual({});
  });

  it.each(OVER_HTTP)('a card number leaves no trace all the same: $where', async (request) => {
    const head = await world.app.running.persistence.store.head();
    expect([400, 404, 415, 422]).toContain((await send('card-direct-payin', request)).status);
    expect(await traces()).toEqual({});
    expect(await world.app.running.persistence.store.head()).toBe(head);
  });
});
