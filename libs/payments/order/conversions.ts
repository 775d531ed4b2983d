import { apportion, convert, parseRate } from '#libs/money';
import type { OrderEvent, SettlementRecorded } from './events';
import type { Conversion } from './events/common';
import type { OrderDecision } from './decide/decision';
import { minorOf, moneyJson, sum } from './minor';
import { partsOf } from './splits';
import type { OrderState } from './state';

/**
 * Adds to a settlement in another currency what it converts of the parts of those parties who agreed to be settled in
 * the paid currency. Their parts of all that was exchanged so far are told by difference, so that a party of which
 * everything was exchanged has nothing left in the order's currency.
 */
export function withConversions(
  state: OrderState,
  decision: OrderDecision,
  evolve: (state: OrderState, event: OrderEvent) => OrderState,
): OrderDecision {
  if (!state.order?.splits?.some(isAgreed) || 'reject' in decision) return decision;
  let before = state;
  const events = decision.accept.map((event) => {
    const conversions = event.type === 'SettlementRecorded' ? conversionsOf(before, event.data) : [];
    const told = conversions.length > 0 ? ({ ...event, data: { ...event.data, conversions } } as OrderEvent) : event;
    before = evolve(before, told);
    return told;
  });
  return { accept: events };
}

const isAgreed = ({ settledIn }: { readonly settledIn?: string }): boolean => settledIn === 'paid_currency';

/**
 * The amount at the payout's rate, divided by largest remainder among the parties and the service's own part. Coins
 * have no such rate: theirs is not one of the order's currency.
 */
function conversionsOf(state: OrderState, { amount, exchange }: SettlementRecorded['data']): Conversion[] {
  if (exchange?.charged.currency !== state.currency) return [];
  const { currency } = exchange.settled;
  const exchanged = state.exchanged ?? 0n;
  const had = partsOf(state, exchanged);
  const has = partsOf(state, exchanged + minorOf(amount));
  const splits = state.order?.splits ?? [];
  const given = splits.map(({ party }) => has.get(party)! - had.get(party)!);
  const worth = convert(
    { minor: minorOf(amount), currency: state.currency },
    parseRate(exchange.rate),
    currency,
    'half-even',
  );
  const received = apportion(worth.minor, [...given, minorOf(amount) - sum(given)]);
  return splits.flatMap((split, index) =>
    isAgreed(split)
      ? [
          {
            party: split.party,
            given: moneyJson(given[index]!, state.currency),
            received: moneyJson(received[index]!, currency),
          },
        ]
      : [],
  );
}

/** Keeps how much of the order was exchanged for such parties, and what each got for its part. */
export const evolveConversions = (
  state: OrderState,
  { amount, conversions }: SettlementRecorded['data'],
): OrderState =>
  conversions
    ? {
        ...state,
        exchanged: (state.exchanged ?? 0n) + minorOf(amount),
        conversions: [...(state.conversions ?? []), ...conversions],
      }
    : state;
