import type { NewOrder, Order } from '#libs/client';

/** A payment at a provider other than the card one: what is ordered, and what the payer does. */
export interface ProviderPayment {
  readonly title: string;
  readonly provider: string;
  readonly order: Omit<NewOrder, 'reference'>;
  /** What is said when the payer has acted. */
  readonly act: string;
  /** The instruction to the simulator's `/_sim/pay`. */
  pay(order: Order): object;
  readonly status: string;
}

const money = (value: string, currency: string) => ({ value, currency });
const reference = ({ operations }: Order): string => operations.at(-1)!.reference;

export const PROVIDER_PAYMENTS: readonly ProviderPayment[] = [
  {
    title: 'An instant bank transfer over 75.00 EUR through TrustPay EU',
    provider: 'trustpay-eu',
    order: { method: 'bank_transfer', amount: money('75.00', 'EUR') },
    act: 'the payer confirmed the transfer at the page of the bank',
    pay: ({ next_action: action }) => ({ url: action!.url }),
    status: 'captured',
  },
  {
    title: 'A cashier payin over 20.00 USD through TrustPay money',
    provider: 'trustpay-money',
    order: { method: 'cashier', amount: money('20.00', 'USD') },
    act: 'the payer paid at the cashier page',
    pay: (order) => ({ orderNo: reference(order) }),
    status: 'captured',
  },
  {
    title: 'An order over 100.00 USD paid in coins through Cobo',
    provider: 'cobo',
    order: { method: 'crypto', amount: money('100.00', 'USD'), crypto: { asset: 'ETH_USDT', tolerance: '0.5' } },
    act: 'the payer sent the coins to the address',
    pay: (order) => ({ order: reference(order) }),
    status: 'captured',
  },
  {
    title: 'An order over 50.00 USDT through GatePay, paid 0.30 short and within its tolerance',
    provider: 'gatepay',
    order: { method: 'crypto', amount: money('50.00', 'USDT'), crypto: { asset: 'MATIC_USDT', tolerance: '0.50' } },
    act: 'the payer sent 49.70 USDT to the address',
    pay: (order) => ({ merchantTradeNo: reference(order), amount: '49.70' }),
    status: 'captured',
  },
  {
    title: 'A payin over 1000.00 BDT through Payfield',
    provider: 'payfield',
    order: { method: 'payin', amount: money('1000.00', 'BDT') },
    act: 'the payer paid at the payment page',
    pay: (order) => ({ externalId: reference(order) }),
    status: 'captured',
  },
];
