import type { ProviderWorld } from '../../../support/provider-world';
import { waitFor } from '../../../support/wait-for';
import type { Call, FaultyOperation, FaultyProvider } from './fault-case';
import { FAULTS, NEVER_SENT, NEVER_TOLD } from './faults';
import { followUp, listOf, money } from './operations';

interface Booked {
  readonly paymentRequestId: string;
  readonly reference: string;
  readonly captured: string;
  readonly refunded: string;
  readonly operations: readonly { readonly reference: string; readonly orderId?: string; readonly type: string }[];
}

const NAME = 'trustpay-eu';
const ACCOUNT = '4107111111';
const paymentsOf = (world: ProviderWorld) => listOf<Booked>(world, NAME, 'payments');

/** It cannot be asked: whether a message follows a call decides who ends the doubt (fact sheet U7). */
const UNASKABLE = [...FAULTS, NEVER_TOLD];

const doneUnder = async ({ run, reference }: Call): Promise<string[]> =>
  (await paymentsOf(run.world)).flatMap(({ paymentRequestId, operations }) =>
    operations.filter((one) => one.reference === reference).map(() => paymentRequestId),
  );

/** The last rung: somebody looks it up in the portal of the provider and says what is there. */
async function askPerson(call: Call): Promise<void> {
  const { run, order, reference } = call;
  const { id } = order.operations.find((one: { reference: string }) => one.reference === reference);
  const [found] = await doneUnder(call);
  const outcome = found ? 'succeeded' : 'failed';
  const body = { outcome, reason: 'looked up in the portal', provider_reference: found };
  const answer = await run.world.api.post(`/v1/orders/${order.id}/operations/${id}/resolve`, body);
  expect(answer.status).toBe(201);
}

/** The account's statement as the bank has it by now, taken in as it is. */
async function takeStatement({ run: { world } }: Call): Promise<void> {
  const path = `/v1/banking/accounts/${ACCOUNT}/statements?from=2026-03-01&to=2026-12-31&format=camt053v2`;
  const { body: xml } = await world.api.get(path);
  const headers = { 'content-type': 'application/xml', 'idempotency-key': String(xml.length) };
  expect((await world.api.send('POST', '/v1/settlements/imports', xml, headers)).status).toBe(200);
}

const onCard = (one: Parameters<typeof followUp>[0], order: object, becomes: string): FaultyOperation =>
  followUp({
    ...{ faults: UNASKABLE, rungs: [askPerson] },
    prepare: ({ run, provider, name }) => run.paid(provider, name, order, becomes),
    endedBy: (fault) => {
      if (fault === NEVER_SENT) return 'answer';
      return fault.happens && fault !== NEVER_TOLD ? 'notification' : 'person';
    },
    ...one,
  });

/** A charge makes its order: it is operation 1, and what it needs of another payment is the card that was kept. */
const charge: FaultyOperation = {
  ...onCard({ done: doneUnder, name: 'charge', type: 'capture' }, {}, 'captured'),
  operationId: 1,
  prepare: undefined,
  command: async ({ run, provider, name }) => {
    const card = await run.once('card', async () => {
      const { card_id: kept } = await run.paid(provider, 'card', { save_card: true, save_card_for: 'merchant' });
      await waitFor(async () => (await run.world.api.get(`/v1/cards/${kept}`)).status === 200);
      return kept as string;
    });
    const body = { provider: NAME, reference: name.slice(0, 90), method: 'card', amount: money('25.00', 'EUR') };
    return { path: '/v1/orders', body: { ...body, card_id: card, initiator: 'merchant' } };
  },
  outcome: ({ order, fault: { happens } }) => ({
    ...{ status: happens ? 'captured' : 'failed', captured: happens ? order.amount : money('0.00', 'EUR') },
    operations: [{ type: 'authorize', status: happens ? 'succeeded' : 'failed' }],
  }),
};

const thirty = { amount: money('30.00', 'EUR') };
const held = { capture: 'manual' };
const transfer = { method: 'bank_transfer' };

const euros: Omit<FaultyProvider, 'operations'> = {
  name: NAME,
  hasOwnSpec: true,
  reachedAt: (url) => ({
    ...{ TRUSTPAY_EU_GATEWAY_URL: url, TRUSTPAY_EU_BANKING_URL: url },
    ...{ TRUSTPAY_EU_BANKING_USERNAME: 'banking', TRUSTPAY_EU_BANKING_PASSWORD: 'banking-secret' },
  }),
  order: { method: 'card', amount: money('100.00', 'EUR') },
  match: (reference) => ({ reference }),
  instruction: (_, { next_action: { url }, method }) => ({
    url,
    ...(method === 'bank_transfer' && { outcome: 'paid' }),
  }),
  book: async (world) =>
    (await paymentsOf(world))
      .filter(({ captured }) => Number(captured) > 0)
      .map(({ reference, captured, refunded }) => ({
        ...{ reference, captured: Number(captured), refunded: Number(refunded), came: Number(captured) },
      })),
};

/** Opening is no call here: the payer's page is an address that the ledger signs. */
export const described: FaultyProvider = {
  ...euros,
  operations: [
    charge,
    onCard({ done: doneUnder, name: 'capture', type: 'capture', body: thirty }, held, 'authorized'),
    onCard({ done: doneUnder, name: 'void', type: 'void' }, held, 'authorized'),
    onCard({ done: doneUnder, name: 'refund', type: 'refund', body: thirty }, {}, 'captured'),
    {
      ...onCard({ done: doneUnder, name: 'refund of a transfer', type: 'refund', body: thirty }, transfer, 'captured'),
      rungs: [takeStatement, askPerson],
      endedBy: (fault) => {
        if (fault === NEVER_SENT) return 'answer';
        if (fault === NEVER_TOLD) return 'statement';
        return fault.happens ? 'notification' : 'person';
      },
    },
  ],
};

/**
 * With API Banking the refund of a bank transfer is an order of the bank. That one can be asked about, and what the
 * history of the account does not show in two weeks was never made.
 */
export const trustPayEuBank: FaultyProvider = {
  ...euros,
  reachedAt: (url) => ({ ...euros.reachedAt(url), TRUSTPAY_EU_BANKING_REFUNDS: 'true' }),
  operations: [
    {
      ...onCard(
        {
          ...{ name: 'refund by a bank order', type: 'refund', body: thirty },
          match: (_, kind) =>
            kind === 'noNotification' ? { paymentType: 'RefundPayment' } : { operation: 'RefundPayment' },
          /** Its debit bears the reference of the payment. */
          done: async ({ run, order }) =>
            (await paymentsOf(run.world))
              .filter(({ reference }) => reference === order.operations[0].reference)
              .flatMap(({ operations }) => operations.flatMap(({ orderId }) => orderId ?? [])),
        },
        transfer,
        'captured',
      ),
      rungs: [],
      endedBy: (fault) => {
        if (fault === NEVER_SENT) return 'answer';
        return fault.happens ? undefined : 'statement';
      },
    },
  ],
};
