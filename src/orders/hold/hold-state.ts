/** `expire`: the hold should have ended: ask the provider, or void, and only then write it off. */
export interface HoldCommand {
  readonly type: 'warn' | 'capture' | 'release' | 'expire';
  readonly payload: { readonly orderId: string; readonly attemptId: number };
}

interface Hold {
  readonly orderId: string;
  readonly attemptId: number;
  readonly captureBefore: string;
  readonly atDeadline: 'capture' | 'release';
}

export interface HoldState extends Hold {
  /** The deadline has come: what the order wants has been asked for. */
  readonly acting: boolean;
  /** The delay of the order is over, and its capture is neither done nor refused for good. */
  readonly captureDue: boolean;
  /** The operation of the watch's last own capture. */
  readonly asked?: number;
  /** How often the end could not be established. */
  readonly putOff: number;
}

/** Stored: what was written by an earlier version is read for ever. */
export type HoldChange =
  | { readonly type: 'HoldBegan'; readonly data: Hold }
  | { readonly type: 'CaptureDue'; readonly data: object }
  | { readonly type: 'CaptureAsked'; readonly data: { readonly operationId: number } }
  | { readonly type: 'CaptureGivenUp'; readonly data: { readonly reason: string } }
  | { readonly type: 'DeadlineReached'; readonly data: object }
  | { readonly type: 'EndPutOff'; readonly data: { readonly reason: string } };

export function evolveHold(state: HoldState | undefined, change: HoldChange): HoldState | undefined {
  if (change.type === 'HoldBegan') return { ...change.data, acting: false, captureDue: false, putOff: 0 };
  if (!state) return state;
  switch (change.type) {
    case 'CaptureDue':
      return { ...state, captureDue: true };
    case 'CaptureAsked':
      return { ...state, asked: change.data.operationId };
    case 'CaptureGivenUp':
      return { ...state, captureDue: false };
    case 'DeadlineReached':
      return { ...state, acting: true };
    case 'EndPutOff':
      return { ...state, putOff: state.putOff + 1 };
  }
}

/** What is to be done at the deadline: a capture that was due before and has not come about is not forgotten there. */
export const wishOf = ({ captureDue, atDeadline }: HoldState): 'capture' | 'release' =>
  captureDue ? 'capture' : atDeadline;

/** What the watch waits for, for people. */
export function awaitedOf(state: HoldState): readonly string[] {
  const { acting, captureDue, captureBefore, putOff } = state;
  if (putOff > 0) return ['word of what became of the hold'];
  const wish = wishOf(state);
  if (acting || captureDue) return [`the ${wish} of the hold, which ends ${captureBefore}`];
  return [`a capture or a void; before ${captureBefore} it will ${wish} the hold`];
}
