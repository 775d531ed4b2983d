import { parseAmount } from '#libs/money';
import type { ReportedPayout } from '#libs/settlements';

/** A payout as a provider's interface tells it, and where it went when that is a wallet of our own. */
export interface ToldPayout {
  readonly payout: ReportedPayout;
  readonly wallet?: string;
}

interface Row {
  readonly payout_id: string;
  readonly status: string;
  readonly payout_channel: string;
  readonly payout_items: readonly { readonly token_id: string; readonly amount: string }[];
  readonly recipient_info?: { readonly address?: string };
  readonly updated_timestamp: number;
}

/** Payouts still use the old names of two tokens (sheet "cobo-payments" 3.4). */
const OLD_NAMES: Readonly<Record<string, string>> = {
  ARBITRUM_USDCOIN: 'ARBITRUM_USDC',
  MATIC_USDC2: 'MATIC_USDC',
  TTRON_USDT: 'TTRON_USDT1',
};

/**
 * Completed payouts of Cobo (sheet 8): each token is a payout of its own, because amounts of two units cannot be added.
 * No payment is named: coins of all orders lie in one account.
 */
export const coboPayouts = (rows: readonly unknown[]): ToldPayout[] =>
  (rows as readonly Row[])
    .filter(({ status }) => status === 'Completed')
    .flatMap((row) => row.payout_items.map((item) => told(row, item, row.payout_items.length > 1)));

function told(row: Row, { token_id: token, amount }: Row['payout_items'][number], several: boolean): ToldPayout {
  const currency = OLD_NAMES[token] ?? token;
  const gross = String(parseAmount({ value: amount, currency }).minor);
  const payout: ReportedPayout = {
    payoutId: several ? `${row.payout_id}.${currency}` : row.payout_id,
    currency,
    paidAt: new Date(row.updated_timestamp * 1_000).toISOString(),
    net: gross,
    withheld: '0',
    released: '0',
    lines: [{ number: 1, kind: 'payment', gross, fee: '0' }],
  };
  const { address } = row.recipient_info ?? {};
  return row.payout_channel === 'Crypto' && address ? { payout, wallet: address } : { payout };
}
