import type { FollowingClock } from '#libs/clock';
import type { TrustPayEuSimulator } from '#libs/simulators/trustpay-eu';
import { createHttpClient } from '../../spi';
import type { BankOrderRequest, ProviderAdapter } from '../../spi';
import type { BankingSamples, OperationSamples, Spared } from '../../spi/testing';
import { createTrustPayEuAdapter } from '../adapter';
import { BankingCredentials } from '../banking/credentials';
import { wireReference } from '../provider-reference';
import { SigningKeys } from '../signature';
import { bankAt, bankingConfig, withPreparationsAt } from './bank';
import { config, euros, followUp } from './samples';

const STEP_MS = 30_000;
const DAY_MS = 24 * 60 * 60 * 1_000;

interface Place {
  /** Where the simulator listens. */
  readonly serverUrl: string;
  readonly clock: FollowingClock;
}

/** The adapter with API Banking, whose calls meet whatever stands at `url`. */
export function bankedAdapter(
  { serverUrl, clock }: Place,
  { url, deadlineMs, spared }: { url: string; deadlineMs: number; spared: Spared },
): ProviderAdapter {
  const http = withPreparationsAt(serverUrl, createHttpClient(), spared);
  const bank = bankAt(url, clock, { deadlineMs, http });
  const settings = config({ gatewayUrl: url, deadlineMs, banking: bankingConfig(url) });
  return createTrustPayEuAdapter(settings, { http: createHttpClient(), bank });
}

/** The same with a key and a password that nobody has. */
export function strangeBankedAdapter({ serverUrl, clock }: Place): ProviderAdapter {
  const credentials = new BankingCredentials('banking', 'other');
  const settings = {
    gatewayUrl: serverUrl,
    keys: new SigningKeys(['other']),
    banking: bankingConfig(serverUrl, { credentials }),
  };
  const bank = bankAt(serverUrl, clock, { credentials });
  return createTrustPayEuAdapter(config(settings), { http: createHttpClient(), bank });
}

/** A credit with our reference and its refund, and of each kind one that the account knows nothing of. */
export async function lineSamples(
  { control }: TrustPayEuSimulator,
  clock: FollowingClock,
  adapter: ProviderAdapter,
): Promise<OperationSamples[]> {
  const amount = euros(700n);
  const payment = { type: 'authorize', reference: 'LINE1', amount, requestedAt: clock.now().toISOString() } as const;
  const received = async (reference: string) => {
    const { paymentId } = await control.wires.transfer({ amount: '7.00', reference });
    return { providerReference: wireReference(paymentId) };
  };
  const refund = followUp({ ...(await received(payment.reference)), reference: 'LINE2', amount });
  const { outcome } = await adapter.refund!(refund);
  if (outcome.kind !== 'pending') throw new Error(JSON.stringify(outcome));
  await carryOut(control, clock);
  const given = { ...payment, ...refund, type: 'refund' } as const;
  return [
    { there: payment, none: { ...payment, reference: 'LINE3' } },
    { there: given, none: { ...given, ...(await received('LINE4')), reference: 'LINE5' } },
  ];
}

/** Orders of the bank are done two steps after they were made. */
async function carryOut(control: TrustPayEuSimulator['control'], clock: FollowingClock): Promise<void> {
  for (let step = 0; step < 2; step++) {
    clock.advance(STEP_MS);
    await control.settle();
  }
}

/** A credit and the debit of an order, both with a line. */
export async function bankingSamples(
  { control }: TrustPayEuSimulator,
  clock: FollowingClock,
  adapter: ProviderAdapter,
): Promise<BankingSamples> {
  const { accountId } = config();
  let orders = 0;
  const order = (): BankOrderRequest => {
    const reference = `ORDER${++orders}`;
    const beneficiary = { name: 'Acme s.r.o.', iban: 'SK3699520000002107842741', bank: {} };
    return {
      ...{ reference, accountId },
      instructions: [
        { kind: 'sepa', reference: `${reference}P1`, amount: euros(100n + BigInt(orders)), ...beneficiary },
      ],
    };
  };
  const { paymentId } = await control.wires.transfer({ amount: '6.00' });
  const asked = order();
  const answer = await adapter.banking!.createOrder(asked);
  if (answer.kind !== 'answered') throw new Error(JSON.stringify(answer));
  await carryOut(control, clock);
  const [orderId] = answer.data as [string];
  const line = await adapter.banking!.transaction({ kind: 'order', id: orderId });
  if (line.kind !== 'answered') throw new Error(JSON.stringify(line));
  const dayOf = (days: number): string => new Date(clock.now().getTime() + days * DAY_MS).toISOString().slice(0, 10);
  const period = { from: dayOf(-2), to: dayOf(1) };
  const [{ reference, amount }] = asked.instructions as [BankOrderRequest['instructions'][number]];
  return {
    ...{ accountId, period, order },
    lines: [
      { kind: 'transaction', id: line.data.transactionId },
      { kind: 'payment', id: paymentId },
      { kind: 'order', id: orderId },
    ],
    formats: ['csv', 'html', 'camt053v2', 'camt053v4'],
    prepared: { reads: ['nothing'], orders: ['entrance', 'nothing'] },
    made: { orderId, search: { accountId, reference, amount, ...period } },
    wrongOrder: {
      order: {
        ...asked,
        executionDate: dayOf(-3),
        instructions: [{ ...asked.instructions[0]!, iban: 'SK00', name: '' }],
      },
      fields: ['executionDate', 'iban', 'name'],
    },
  };
}
