import { ResultCode } from '../merchant-api/result-codes';

/** One notification of a payment's life, or the money itself (sheet, section 7.2). */
export interface Stage {
  readonly code: StageCode;
  /** Waits so many steps after the payer's confirmation; a step is 30 s unless the options say otherwise. */
  readonly afterSteps: number;
  /** The payer's bank loses the reference on the way. */
  readonly withoutReference?: true;
}

export const STAGE_CODES = [
  ResultCode.Announced,
  ResultCode.Authorized,
  ResultCode.Processing,
  ResultCode.Success,
] as const;
export type StageCode = (typeof STAGE_CODES)[number];

export interface WireOutcome {
  readonly name: string;
  readonly title: string;
  /** What the browser brings back. */
  readonly result: number;
  readonly stages: readonly Stage[];
}

const { Success, Pending, Announced, Authorized, Processing } = ResultCode;
const LATE_STEPS = 240;
const at = (code: StageCode, afterSteps = 0, more: Partial<Stage> = {}): Stage => ({ code, afterSteps, ...more });
const row = (name: string, title: string, result: number, ...stages: Stage[]): WireOutcome => ({
  name,
  title,
  result,
  stages,
});

/** The buttons of section 11.3, and the hazards of 7.2. */
export const WIRE_OUTCOMES: readonly WireOutcome[] = [
  row('paid', 'Paid at once', Success, at(Success)),
  row('authorized', 'Authorized, paid later', Success, at(Authorized), at(Success, 1)),
  row('processing', 'Processing, paid later', Success, at(Processing), at(Success, 1)),
  row('announced', 'Announced, paid later', Pending, at(Announced), at(Success, 1)),
  row('stages', 'Announced, authorized, paid', Pending, at(Announced), at(Authorized, 1), at(Success, 2)),
  row('never-paid', 'Announced, never paid', Pending, at(Announced)),
  row('pending', 'Pending, paid later', Pending, at(Success, 1)),
  row('pending-for-ever', 'Pending, never decided', Pending),
  row('late', 'Announced, paid two hours later', Pending, at(Announced), at(Success, LATE_STEPS)),
  // The second arrival is a transfer of its own, with a PaymentId of its own.
  row('twice', 'Paid twice', Success, at(Success), at(Success, 1)),
  row('no-reference', 'Paid, the bank loses the reference', Pending, at(Success, 0, { withoutReference: true })),
  row('rejected', 'Rejected by the bank', ResultCode.RejectedTransaction),
  row('error', 'General error', ResultCode.GeneralError),
];

export const PAID: WireOutcome = WIRE_OUTCOMES[0]!;

export const refusedWith = (result: number): WireOutcome => row('refused', 'Refused', result);

const byName = new Map(WIRE_OUTCOMES.map((outcome) => [outcome.name, outcome]));

export const wireOutcomeByName = (name: string): WireOutcome | undefined => byName.get(name);
