import type { Answer } from '../../../support/api-client';
import type { FaultRun } from '../faulty-providers';
import { described as trustPayMoney } from '../faulty-providers/trustpay-money';
import { listOf } from '../faulty-providers/operations';
import type { Asked, FaultyChange, Input } from './faulty-change';
import { operationOf } from './faulty-change';

type Row = Readonly<Record<string, unknown>>;

const NAME = 'trustpay-money';
const NOTIFY = { notify_url: 'http://127.0.0.1:1/notifications' };
const PERSON = { email: 'jana@example.sk', country_code: 'SK', phone_number: '905123456', ...NOTIFY };
const NUMBER = '4111111111111117';

const read = (run: FaultRun, operation: string, input: object = {}): Promise<Answer> =>
  operationOf(run, NAME, operation, input);
const rowsOf = async (run: FaultRun, operation: string, input?: object): Promise<readonly Row[]> =>
  (await read(run, operation, input)).body.answer.items;
const loads = async (rows: Promise<readonly Row[]>, { reference }: Asked): Promise<readonly Row[]> =>
  (await rows).filter(({ order_no: of }) => of === reference);

/** Names have no digits there. */
const asName = (name: string): string => name.replace(/[^a-zA-Z]/g, 'x');
const holder = (run: FaultRun, name: string): Promise<Answer> =>
  read(run, 'pcard-cardholder-create', { ...PERSON, first_name: 'Jana', last_name: asName(name) });

const virtualCard = (run: FaultRun): Promise<string> =>
  run.once('virtual card', async () => {
    const card = { card_type_id: '23', amount: '35.00', first_name: 'Jana', last_name: 'Novakova', ...NOTIFY };
    return String((await read(run, 'vcard-open', card)).body.answer.card_id);
  });
/** As after an assignment, which a card number is needed for. */
const physicalCard = (run: FaultRun): Promise<string> =>
  run.once('physical card', async () => (await run.world.sim(NAME, `merchants/${MERCHANT}/cards`))['cardId']!);
const MERCHANT = '8820250900009';

export const described: readonly FaultyChange[] = [
  {
    ...{ provider: trustPayMoney, operation: 'refund', match: () => ({ path: '/v4/order/refund' }) },
    input: async (run, name) => ({
      order_no: (await run.paid(trustPayMoney, name)).operations[0].reference,
      ...{ amount: '5.00', reason: 'returned goods' },
    }),
    done: async ({ world }, { reference }) =>
      (await listOf<{ refunds: readonly { number: string }[] }>(world, NAME, 'orders'))
        .flatMap(({ refunds }) => refunds)
        .filter(({ number }) => number === reference),
  },
  {
    provider: trustPayMoney,
    operation: 'vcard-open',
    input: async () => ({
      ...{ card_type_id: '23', amount: '35.00', first_name: 'Jana', last_name: 'Novakova', ...NOTIFY },
    }),
    done: (run, asked) => loads(rowsOf(run, 'vcard-charges'), asked),
    ask: (run) => read(run, 'vcard-charges'),
  },
  {
    provider: trustPayMoney,
    operation: 'vcard-recharge',
    input: async (run) => ({ card_id: await virtualCard(run), amount: '35.00', ...NOTIFY }),
    done: (run, asked) => loads(rowsOf(run, 'vcard-charges'), asked),
    ask: (run) => read(run, 'vcard-charges'),
  },
  {
    provider: trustPayMoney,
    operation: 'pcard-charge',
    input: async (run) => ({ card_id: await physicalCard(run), amount: '5.00' }),
    done: async (run, asked) => loads(rowsOf(run, 'pcard-card-transactions', { card_id: asked.input.card_id }), asked),
    ask: (run, { input }) => read(run, 'pcard-card-transactions', { card_id: input.card_id }),
  },
  {
    provider: trustPayMoney,
    operation: 'pcard-cardholder-create',
    input: async (_, name) => ({ ...PERSON, first_name: 'Jana', last_name: asName(name) }),
    match: () => ({ path: '/v3/pcard/cardholder' }),
    done: async (run, { input }) =>
      (await rowsOf(run, 'pcard-cardholders')).filter(({ name }) => name === `Jana ${input.last_name}`),
  },
  {
    provider: trustPayMoney,
    operation: 'pcard-assign',
    takesCards: true,
    input: async (run, name): Promise<Input> => ({
      ...{ cardholder_id: (await holder(run, name)).body.answer.cardholder_id, card_number: NUMBER },
    }),
    match: () => ({ path: '/v3/pcard/assign' }),
    done: async (run, { input }) =>
      (await rowsOf(run, 'pcard-assigned-cards')).filter(({ cardholder_id: of }) => of === input.cardholder_id),
  },
  {
    provider: trustPayMoney,
    operation: 'card-direct-payin',
    takesCards: true,
    input: async () => ({
      ...{ amount: '20.00', currency: 'USD', ...NOTIFY, card_number: NUMBER, card_expiry: '2028-09' },
      ...{ card_cvv: '739', card_holder_first_name: 'Jana', card_holder_last_name: 'Novakova' },
    }),
    done: async ({ world }, { reference }) =>
      (await listOf<Row>(world, NAME, 'orders')).filter(({ orderNo }) => orderNo === reference),
  },
];
