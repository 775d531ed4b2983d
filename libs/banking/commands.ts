import type { Sealed } from '#libs/payments';
import type { BankMovement, BankOrderRequested } from './events';

/** What asking the bank gave. */
export type BankAnswerTold =
  | { readonly kind: 'accepted'; readonly numbers: readonly string[] }
  | { readonly kind: 'failed'; readonly code: string; readonly reason: string }
  | { readonly kind: 'unknown'; readonly reason: string };

export type BankOrderCommand =
  | {
      readonly type: 'Request';
      readonly order: Omit<BankOrderRequested['data'], 'approval' | 'requestedAt' | 'amount'>;
      /** Above this, in minor units of the order's currency, a second person must approve; default: always. */
      readonly approvalAbove?: string;
    }
  /** `today`: `yyyy-MM-dd` where the bank is. */
  | { readonly type: 'Approve'; readonly actor: string; readonly today: string }
  | { readonly type: 'Reject'; readonly actor: string; readonly reason?: Sealed }
  | { readonly type: 'RecordAnswer'; readonly answer: BankAnswerTold }
  /** Found in the bank's history by our reference. */
  | { readonly type: 'RecordFound'; readonly instruction: number; readonly bankOrderNumber: string }
  | {
      readonly type: 'RecordStatus';
      readonly instruction: number;
      readonly stage: 'waiting' | 'executed' | 'failed' | 'reversed';
      readonly state: string;
    }
  /** A line of the account is this instruction, by our reference and to the cent. */
  | {
      readonly type: 'RecordBooked';
      readonly instruction: number;
      readonly movement: BankMovement;
      readonly bankLineId: string;
      /** The bank's word for such a line. */
      readonly state: string;
    }
  /** A person has looked at the bank: it has the order under these numbers, one for each instruction, or it has not. */
  | { readonly type: 'Resolve'; readonly actor: string; readonly numbers?: readonly string[] };

export type BankOrderRefusal =
  | { readonly code: 'not_found' }
  | { readonly code: 'same_person' }
  | { readonly code: 'not_waiting_for_approval' }
  /** The day that was asked for is over: what would be sent is not what was asked. */
  | { readonly code: 'execution_date_passed'; readonly executionDate: string }
  | { readonly code: 'not_in_doubt' }
  | { readonly code: 'numbers_do_not_fit'; readonly expected: number };
