import type { Answer } from '../../../support/api-client';
import type { FaultRun } from '../faulty-providers';
import { described as cobo } from '../faulty-providers/cobo';
import { listOf, money } from '../faulty-providers/operations';
import type { Asked, FaultyChange, Input } from './faulty-change';
import { operationOf } from './faulty-change';

interface Booked {
  readonly reference: string;
}

interface BookedRefund extends Booked {
  readonly refundId: string;
  readonly toAddress?: string;
  readonly failedReason?: string;
}

const NAME = 'cobo';
const WALLET = '0x52908400098527886E0F7030069857D2E4169EE7';
const TOKEN = { token_id: 'ETH_USDT', amount: '1.00' };

const read = (run: FaultRun, operation: string, input: object = {}): Promise<Answer> =>
  operationOf(run, NAME, operation, input);

/** The merchant's account there, with the coins of a paid order. */
const account = (run: FaultRun): Promise<string> =>
  run.once('account at Cobo', async () => {
    await run.paid(cobo, 'coins to pay out');
    return (await read(run, 'merchant-balance')).body.answer.data[0].merchant_id;
  });

const inList =
  (list: string) =>
  async ({ world }: FaultRun, { reference }: Asked): Promise<readonly Booked[]> =>
    (await listOf<Booked>(world, NAME, list)).filter((one) => one.reference === reference);

/** A refund that waits to be told where it goes. */
async function waitingRefund(run: FaultRun): Promise<string> {
  const order = await run.once('order to refund', () => run.paid(cobo, 'coins to give back'));
  const asked = await run.world.api.post(`/v1/orders/${order.id}/refunds`, { amount: money('1.00', 'USD') });
  expect(asked.status).toBe(202);
  const { reference } = asked.body.operations.at(-1);
  const refunds = await listOf<BookedRefund>(run.world, NAME, 'refunds');
  return refunds.find((one) => one.reference === reference)!.refundId;
}

const refundsWhere = async (run: FaultRun, isDone: (refund: BookedRefund) => boolean): Promise<BookedRefund[]> =>
  (await listOf<BookedRefund>(run.world, NAME, 'refunds')).filter(isDone);
const aimedAtRefund = ({ refund_id: reference }: Input): object => ({ operation: 'PUT refunds', reference });

const toOwnAddress = async (run: FaultRun): Promise<Input> => {
  await account(run);
  return { ...TOKEN, address: WALLET };
};

export const described: readonly FaultyChange[] = [
  {
    provider: cobo,
    operation: 'create-payout',
    input: async (run) => ({
      ...(await toOwnAddress(run)),
      ...{ source_account: await account(run), payout_channel: 'Crypto' },
    }),
    done: inList('payouts'),
    ask: (run, { reference }) => read(run, 'payouts', { request_id: reference }),
  },
  {
    provider: cobo,
    operation: 'allocate',
    input: async (run) => ({
      ...{ ...TOKEN, description: 'coins that are ours' },
      ...{ source_account: await account(run), destination_account: 'developer' },
    }),
    done: async (run, { reference }) =>
      (await read(run, 'balance-changes', { limit: '50' })).body.answer.data.filter(
        ({ source_id: of }: Record<string, string>) => of === reference,
      ),
    ask: (run) => read(run, 'balance-changes', { limit: '50' }),
  },
  {
    provider: cobo,
    operation: 'request-settlement',
    input: toOwnAddress,
    done: inList('payouts'),
    ask: (run) => read(run, 'settlements', { limit: '50' }),
  },
  {
    provider: cobo,
    operation: 'create-merchant',
    input: async (_, name) => ({ name, developer_fee_rate: '0.01' }),
    match: () => ({ operation: 'POST merchants' }),
    done: async (run, { input }) =>
      (await read(run, 'merchants')).body.answer.data.filter(({ name }: Input) => name === input.name),
  },
  {
    provider: cobo,
    operation: 'topup-address',
    input: async (_, name) => ({ token_id: 'ETH_USDT', custom_payer_id: name }),
    match: () => ({ operation: 'GET topup' }),
    done: async ({ world }, { input }) =>
      (await listOf<{ customPayerId: string }>(world, NAME, 'payers')).filter(
        ({ customPayerId }) => customPayerId === input.custom_payer_id,
      ),
  },
  {
    provider: cobo,
    operation: 'payment-link',
    input: async (_, name) => ({
      ...{ psp_order_code: name, pricing_amount: '100.00', fee_amount: '2.00', payable_currencies: 'ETH_USDT' },
    }),
    done: inList('links'),
  },
  {
    provider: cobo,
    operation: 'refund-link',
    input: async (run) => {
      const order = await run.once('order to refund', () => run.paid(cobo, 'coins to give back'));
      return { order_id: order.attempts[0].provider_reference, amount: '1.00', refund_source: 'Merchant' };
    },
    done: inList('links'),
  },
  {
    provider: cobo,
    operation: 'set-refund-address',
    input: async (run) => ({ refund_id: await waitingRefund(run), address: WALLET }),
    match: aimedAtRefund,
    done: (run, { input }) =>
      refundsWhere(run, ({ refundId, toAddress }) => refundId === input.refund_id && toAddress === input.address),
  },
  {
    provider: cobo,
    operation: 'cancel-refund',
    input: async (run) => ({ refund_id: await waitingRefund(run) }),
    match: aimedAtRefund,
    done: (run, { input }) =>
      refundsWhere(run, ({ refundId, failedReason }) => refundId === input.refund_id && failedReason === 'canceled'),
  },
];
