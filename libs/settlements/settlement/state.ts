import type { PayoutAnnounced } from './events';

/** A payout without its lines, which may be many; only their sums are needed to decide. */
export interface SettlementState {
  readonly payout?: PayoutAnnounced['data'];
  readonly lineCount: number;
  readonly gross: bigint;
  readonly fees: bigint;
  /** What lines of fees take: they belong to no payment. */
  readonly charges: bigint;
  readonly credited: bigint;
  /** Lines of the bank that credited it, by their id. */
  readonly bankLines: readonly string[];
  readonly accepted: bigint;
  /** Breaks whose difference was accepted. */
  readonly breaks: readonly string[];
  readonly settledLines: ReadonlySet<number>;
}

/** Derived from the amounts, never set by hand. */
export type SettlementStatus = 'collecting' | 'announced' | 'partly_credited' | 'closed';

export const emptySettlement: SettlementState = {
  lineCount: 0,
  gross: 0n,
  fees: 0n,
  charges: 0n,
  credited: 0n,
  bankLines: [],
  accepted: 0n,
  breaks: [],
  settledLines: new Set(),
};

/** What the provider says it paid and the bank has not shown yet: the balance of the payout's clearing account. */
export const inTransit = ({ payout, credited, accepted }: SettlementState): bigint =>
  payout ? BigInt(payout.net) - credited - accepted : 0n;

export function settlementStatus(state: SettlementState): SettlementStatus {
  if (!state.payout) return 'collecting';
  if (inTransit(state) === 0n) return 'closed';
  return state.bankLines.length > 0 ? 'partly_credited' : 'announced';
}
