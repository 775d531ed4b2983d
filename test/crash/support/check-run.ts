import type { RecordedEvent } from '#libs/event-store';
import { balances, imbalances, incoherence, postingsFor } from '#libs/ledger';
import type { Posting } from '#libs/ledger';
import type { BookedPayment } from '#libs/simulators/trustpay-eu';
import { compareBooks } from './compare-books';
import { ordersOf } from './orders-of';
import type { LoggedOrder } from './orders-of';
import type { Acknowledged } from './persistent-caller';

/** What a run left behind: what callers were told, what they had asked for, our log, and the provider's book. */
export interface Run {
  readonly acknowledged: readonly Acknowledged[];
  readonly sent: ReadonlySet<string>;
  readonly log: readonly RecordedEvent[];
  readonly book: readonly BookedPayment[];
}

/** One line for each thing that must not be; all empty when the promise holds. */
export interface Findings {
  /** Acknowledged, and not in the log. */
  readonly lost: readonly string[];
  /** Asked for once, and done twice: in the log or at the provider. */
  readonly doubled: readonly string[];
  /** Done without having been asked for. */
  readonly unasked: readonly string[];
  /** Our book says one thing and the provider's another. */
  readonly unequal: readonly string[];
  /** Postings that do not balance, or that do not say what the orders say. */
  readonly unbalanced: readonly string[];
  /** Positions or revisions that are not 1, 2, 3 … */
  readonly holes: readonly string[];
}

/** Events that begin what a caller's command asks for. */
const INTENTS = new Set(['OrderCreated', 'CaptureRequested', 'RefundRequested', 'VoidRequested']);

export function checkRun({ acknowledged, sent, log, book }: Run): Findings {
  const orders = ordersOf(log);
  const intents = new Map<string, RecordedEvent[]>();
  for (const event of log) {
    if (!INTENTS.has(event.type)) continue;
    const { commandId } = event.metadata;
    intents.set(commandId, [...(intents.get(commandId) ?? []), event]);
  }
  const { twice, unequal } = compareBooks(orders, book);
  return {
    lost: acknowledged.filter(({ commandId }) => !intents.has(commandId)).map(({ route, key }) => `${route} ${key}`),
    doubled: [
      ...[...intents].filter(([, events]) => events.length > 1).map(([, events]) => placesOf(events)),
      ...twice,
    ],
    unasked: [...intents].filter(([id]) => !sent.has(id)).map(([, events]) => placesOf(events)),
    unequal,
    unbalanced: unbalanced(orders),
    holes: holesIn(log),
  };
}

/** How many findings there are of each kind. */
export const countFindings = (findings: Findings): Record<string, number> =>
  Object.fromEntries(Object.entries(findings).map(([kind, lines]) => [kind, lines.length]));

const placesOf = (events: readonly RecordedEvent[]): string =>
  `${events[0]!.type}: ${events.map(({ stream, revision }) => `${stream}@${revision}`).join(', ')}`;

/** The postings are made again from the log: their sums against zero, and against what each order says of itself. */
function unbalanced(orders: ReadonlyMap<string, LoggedOrder>): string[] {
  const all: Posting[] = [];
  const disagreeing = [...orders].flatMap(([orderId, { events, state }]) => {
    const merchantId = state.order?.merchantId ?? '';
    const postings = events.flatMap((event) => postingsFor(event, { merchantId, orderId }));
    all.push(...postings);
    return incoherence(balances(postings), state).map((line) => `order ${orderId}: ${line}`);
  });
  return [...imbalances(balances(all)), ...disagreeing];
}

function holesIn(log: readonly RecordedEvent[]): string[] {
  const revisions = new Map<string, number>();
  return log.flatMap(({ position, stream, revision }, index) => {
    const expected = (revisions.get(stream) ?? -1) + 1;
    revisions.set(stream, revision);
    const holes = position === BigInt(index + 1) ? [] : [`position ${position} stands where ${index + 1} should`];
    return revision === expected ? holes : [...holes, `${stream}@${revision} follows ${expected - 1}`];
  });
}
