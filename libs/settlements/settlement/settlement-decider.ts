import { accept, reject } from '#libs/decider';
import type { Decider, Decision } from '#libs/decider';
import type { MoneyJson } from '#libs/money';
import { eventSchema } from '#libs/payments';
import type { EventVersions } from '#libs/payments';
import type { PayoutAnnounced, PayoutLine, SettledLine, SettlementEvent } from './events';
import { emptySettlement } from './state';
import type { SettlementState } from './state';

export type SettlementCommand =
  /** `from`: the number of the first of these lines. Lines come in parts, because a payout may have many. */
  | { readonly type: 'AddLines'; readonly from: number; readonly lines: readonly PayoutLine[] }
  | {
      readonly type: 'Announce';
      readonly payout: Omit<PayoutAnnounced['data'], 'gross' | 'fees' | 'charges' | 'lineCount' | 'announcedAt'>;
      /** Its last lines, written together with it: whoever dies between them leaves no lines that stand for nothing. */
      readonly last?: { readonly from: number; readonly lines: readonly PayoutLine[] };
    }
  | {
      readonly type: 'Credit';
      readonly amount: MoneyJson;
      readonly account: string;
      readonly bankLineId: string;
    }
  | { readonly type: 'SettleLines'; readonly lines: readonly SettledLine[] }
  | { readonly type: 'AcceptDifference'; readonly breakId: string; readonly amount: MoneyJson };

export type SettlementRefusal =
  | { readonly code: 'not_announced' }
  | { readonly code: 'announced_differently' }
  | { readonly code: 'lines_missing'; readonly expected: number }
  | { readonly code: 'sums_differ'; readonly expected: string; readonly found: string }
  | { readonly code: 'currency_mismatch'; readonly expected: string };

type SettlementDecision = Decision<SettlementEvent, SettlementRefusal>;

/** A payout, one stream `settlement-<id>`. What was recorded once is not recorded again. */
export const settlementDecider: Decider<SettlementState, SettlementCommand, SettlementEvent, SettlementRefusal> = {
  category: 'settlement',
  initial: emptySettlement,
  decide: (state, command, { now }) => {
    switch (command.type) {
      case 'AddLines':
        return addLines(state, command);
      case 'Announce':
        return announce(state, command, now);
      default:
        return state.payout ? follow(state, state.payout, command, now) : reject({ code: 'not_announced' });
    }
  },
  evolve: evolveSettlement,
  assertInvariants: (state) => {
    if (state.payout && state.payout.lineCount !== state.lineCount) throw new Error('a payout was announced short');
    if (new Set(state.bankLines).size !== state.bankLines.length) throw new Error('a bank line was counted twice');
  },
};

function addLines(
  state: SettlementState,
  { from, lines }: Pick<CommandOf<'AddLines'>, 'from' | 'lines'>,
): SettlementDecision {
  // A part that is here already: the import that brought it is being repeated.
  if (from + lines.length - 1 <= state.lineCount) return accept();
  if (state.payout) return reject({ code: 'announced_differently' });
  if (from !== state.lineCount + 1) return reject({ code: 'lines_missing', expected: state.lineCount + 1 });
  return accept({ type: 'PayoutLinesAdded', data: { lines } });
}

function announce(state: SettlementState, { payout, last }: CommandOf<'Announce'>, now: Date): SettlementDecision {
  const added = last ? addLines(state, last) : accept<SettlementEvent>();
  if ('reject' in added) return added;
  const whole = added.accept.reduce(evolveSettlement, state);
  if (last && last.from + last.lines.length - 1 < whole.lineCount) return reject({ code: 'announced_differently' });
  if (state.payout) return isSame(state.payout, payout) ? accept() : reject({ code: 'announced_differently' });
  const found = whole.gross - whole.fees - BigInt(payout.withheld) + BigInt(payout.released);
  if (found !== BigInt(payout.net)) return reject({ code: 'sums_differ', expected: payout.net, found: String(found) });
  const data = {
    ...payout,
    gross: String(whole.gross),
    fees: String(whole.fees),
    charges: String(whole.charges),
    lineCount: whole.lineCount,
    announcedAt: now.toISOString(),
  };
  return accept(...added.accept, { type: 'PayoutAnnounced', data });
}

const isSame = (known: PayoutAnnounced['data'], told: CommandOf<'Announce'>['payout']): boolean =>
  (['provider', 'payoutId', 'currency', 'net', 'withheld', 'released'] as const).every(
    (name) => known[name] === told[name],
  );

type Following = Exclude<SettlementCommand, { type: 'AddLines' | 'Announce' }>;

function follow(
  state: SettlementState,
  { provider, currency }: PayoutAnnounced['data'],
  command: Following,
  now: Date,
): SettlementDecision {
  switch (command.type) {
    case 'Credit': {
      const { amount, account, bankLineId } = command;
      if (state.bankLines.includes(bankLineId)) return accept();
      if (amount.currency !== currency) return reject({ code: 'currency_mismatch', expected: currency });
      return accept({ type: 'PayoutCredited', data: { provider, amount, account, bankLineId } });
    }
    case 'SettleLines': {
      const lines = command.lines.filter(({ number }) => !state.settledLines.has(number));
      return lines.length === 0
        ? accept()
        : accept({ type: 'LinesSettled', data: { provider, lines, settledAt: now.toISOString() } });
    }
    case 'AcceptDifference': {
      const { breakId, amount } = command;
      // The decision has booked it, so it counts also where nothing is missing any more.
      if (state.breaks.includes(breakId)) return accept();
      return accept({ type: 'DifferenceAccepted', data: { breakId, amount } });
    }
  }
}

function evolveSettlement(state: SettlementState, event: SettlementEvent): SettlementState {
  switch (event.type) {
    case 'PayoutLinesAdded':
      return event.data.lines.reduce(addLine, state);
    case 'PayoutAnnounced':
      return { ...state, payout: event.data };
    case 'PayoutCredited':
      return {
        ...state,
        credited: state.credited + BigInt(event.data.amount.minor),
        bankLines: [...state.bankLines, event.data.bankLineId],
      };
    case 'LinesSettled':
      return { ...state, settledLines: new Set([...state.settledLines, ...event.data.lines.map((one) => one.number)]) };
    case 'DifferenceAccepted':
      return {
        ...state,
        accepted: state.accepted + BigInt(event.data.amount.minor),
        breaks: [...state.breaks, event.data.breakId],
      };
    default:
      return state;
  }
}

const addLine = (state: SettlementState, { kind, gross, fee }: PayoutLine): SettlementState => ({
  ...state,
  lineCount: state.lineCount + 1,
  gross: state.gross + BigInt(gross),
  fees: state.fees + BigInt(fee),
  // What a fee takes stands in the column of fees or, below zero, in that of amounts.
  charges: kind === 'fee' ? state.charges + BigInt(fee) - BigInt(gross) : state.charges,
});

type CommandOf<T extends SettlementCommand['type']> = Extract<SettlementCommand, { type: T }>;

export const settlementEventVersions: EventVersions<SettlementEvent['type']> = {
  PayoutLinesAdded: [],
  PayoutAnnounced: [],
  PayoutCredited: [],
  LinesSettled: [],
  DifferenceAccepted: [],
};

export const settlementEventSchema = eventSchema<SettlementEvent>(settlementEventVersions);
