import type { Captured, SettlementRecorded } from '#libs/payments';
import type { ProcessDecision, ProcessDefinition, ProcessInput } from '#libs/processes';

export interface CheckSettlement {
  readonly type: 'check';
  readonly payload: { readonly orderId: string; readonly attemptId: number; readonly expectedBy: string };
}

export interface SettlementState {
  readonly orderId: string;
  readonly attemptId: number;
  readonly expectedBy: string;
}

export interface SettlementExpected {
  readonly type: 'SettlementExpected';
  readonly data: SettlementState;
}

type Decision = ProcessDecision<CheckSettlement, SettlementExpected>;

const DAY_MS = 86_400_000;
/** After its date; whoever reads the notice has been told, and a settlement needs no watch to be recorded. */
const GIVEN_UP_MS = 30 * DAY_MS;
const GIVEN_UP: Decision = { ended: 'not settled' };
const EVENTS = ['Captured', 'SettlementRecorded'];

/**
 * Waits, for each capture, for the day on which its provider should have paid it out, and says so when no settlement
 * has told of it.
 * @param delayMs how long the provider takes; undefined for one that is not watched
 */
export function settlementProcess(
  delayMs: (provider: string) => number | undefined,
): ProcessDefinition<SettlementState | undefined, CheckSettlement, SettlementExpected> {
  return {
    name: 'settlement',
    version: 1,
    inputs: { streamPrefixes: ['order-'], types: EVENTS },
    initial: undefined,
    correlate(event) {
      if (!EVENTS.includes(event.type) || !event.stream.startsWith('order-')) return undefined;
      const { provider, operationId, amount } = event.data as (Captured | SettlementRecorded)['data'];
      // A refund that was netted from a payout is nothing that was waited for.
      if (delayMs(provider) === undefined || amount.minor.startsWith('-')) return undefined;
      return `${event.stream.slice('order-'.length)}.${operationId}`;
    },
    decide(state, input) {
      if (input.kind === 'timer') return state && input.name === 'expected' ? missed(state, input.dueAt) : GIVEN_UP;
      if (input.kind === 'refused') return { ended: input.reason };
      if (input.event.type === 'SettlementRecorded') return { ended: 'settled' };
      return state ? {} : expected(input.event, delayMs);
    },
    evolve: (_, { data }) => data,
    awaits: (state) => (state ? [`a settlement, expected by ${state.expectedBy}`] : []),
  };
}

function expected(
  { stream, data, metadata }: Extract<ProcessInput, { kind: 'event' }>['event'],
  delayMs: (provider: string) => number | undefined,
): Decision {
  const { attemptId, provider } = data as Captured['data'];
  const orderId = stream.slice('order-'.length);
  const dueAt = new Date(Date.parse(metadata.occurredAt) + (delayMs(provider) ?? 0));
  return {
    changes: [{ type: 'SettlementExpected', data: { orderId, attemptId, expectedBy: dueAt.toISOString() } }],
    setTimers: [{ name: 'expected', dueAt }],
  };
}

const missed = (payload: SettlementState, dueAt: Date): Decision => ({
  commands: [{ type: 'check', payload }],
  setTimers: [{ name: 'given_up', dueAt: new Date(dueAt.getTime() + GIVEN_UP_MS) }],
});
