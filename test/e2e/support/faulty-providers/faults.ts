/** One way in which a call goes wrong. */
export interface Fault {
  readonly name: string;
  /** What the simulator is told to do; nothing where the request does not even leave. */
  readonly plan: readonly { readonly kind: string; readonly ms?: number; readonly executed?: boolean }[];
  /** Whether the provider has done what it was asked for. */
  readonly happens: boolean;
}

/** Time for one call: more than a machine that is busy with other tests takes for a call that goes well. */
export const DEADLINE_MS = 3_000;
const BEYOND_DEADLINE_MS = DEADLINE_MS + 1_000;

export const NEVER_SENT: Fault = { name: 'never sent', plan: [], happens: false };

export const FAULTS: readonly Fault[] = [
  NEVER_SENT,
  { name: 'request lost', plan: [{ kind: 'requestLost' }], happens: false },
  { name: 'answer lost', plan: [{ kind: 'answerLost' }], happens: true },
  { name: 'slow', plan: [{ kind: 'slow', ms: BEYOND_DEADLINE_MS }], happens: true },
  { name: 'silent', plan: [{ kind: 'silent', executed: true }], happens: true },
  { name: '5xx without effect', plan: [{ kind: 'serverError', executed: false }], happens: false },
  { name: '5xx after the effect', plan: [{ kind: 'serverError', executed: true }], happens: true },
  { name: 'garbage', plan: [{ kind: 'garbage' }], happens: true },
  { name: 'cut', plan: [{ kind: 'cut' }], happens: true },
];

/** Not even the message comes that would end the doubt. */
export const NEVER_TOLD: Fault = {
  name: 'answer lost and never told',
  plan: [{ kind: 'answerLost' }, { kind: 'noNotification' }],
  happens: true,
};
