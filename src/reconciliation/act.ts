import { CommandShell, deterministicId } from '#libs/command-shell';
import type { CommandEnvelope } from '#libs/command-shell';
import type { Action, BankLine, BankLineCommand, FoundPayout, Item } from '#libs/settlements';
import { Injectable } from '@nestjs/common';
import { orderAggregate } from '../orders/order-aggregate';
import { bankLineAggregate, settlementAggregate } from '../settlements/aggregates';
import { Providers } from '../providers/providers';
import { StatementProof } from '../resolver/statement-proof';
import { SettlePayouts } from './settle-payouts';
import { settlementIdOf } from './settlement-id';

type Credit = Extract<Action, { do: 'credit' }>;

/** Who matches, in the metadata of what it writes. */
export function matchingEnvelope(merchantId: string, ...cause: readonly string[]): CommandEnvelope {
  const commandId = deterministicId('reconciliation', merchantId, ...cause);
  return { commandId, correlationId: commandId, actor: 'process:reconciliation', merchantId };
}

/**
 * Writes what matching found. Each action is decided once more by the stream that it is about, so one that was found
 * twice, by two processes or on rows that lag behind, happens once.
 */
@Injectable()
export class Act {
  constructor(
    private readonly shell: CommandShell,
    private readonly settle: SettlePayouts,
    private readonly proof: StatementProof,
    private readonly providers: Providers,
  ) {}

  /** Answers the position of the last event, so that the next look can wait for it. */
  async all(merchantId: string, actions: readonly Action[]): Promise<bigint> {
    let position = 0n;
    const note = (written: bigint): void => {
      if (written > position) position = written;
    };
    const credits = new Map<string, Credit[]>();
    for (const action of actions) {
      if (action.do === 'credit') {
        const { id } = action.bankLine;
        credits.set(id, [...(credits.get(id) ?? []), action]);
      } else note(await this.one(merchantId, action));
    }
    for (const some of credits.values()) note(await this.credit(merchantId, some));
    return position;
  }

  private async one(merchantId: string, action: Exclude<Action, Credit>): Promise<bigint> {
    switch (action.do) {
      case 'open_payout':
        return this.openPayout(merchantId, action.payout);
      case 'book_fee':
        return this.bookFee(merchantId, action.bankLineId, action.provider);
      case 'close_bank_line':
        return this.match(merchantId, action.bankLineId, { to: 'break', id: action.breakId });
      case 'book_order': {
        const { bankLine, bankOrderId: id, instruction } = action;
        return this.match(merchantId, bankLine.id, { to: 'bank_order', id, instruction });
      }
      case 'end_doubt':
        return this.endDoubt(merchantId, action);
      case 'settle_lines': {
        const { settlementId, lines } = action;
        const envelope = matchingEnvelope(merchantId, settlementId, 'lines', lines.map((one) => one.number).join());
        const settled = await this.settlement(settlementId, { type: 'SettleLines', lines }, envelope);
        const cause = { ...envelope, causationId: envelope.commandId };
        const told = await this.settle.tellSettled(settlementId, { lines }, cause);
        return told > settled ? told : settled;
      }
      case 'settle_item':
        return this.settleItem(merchantId, action.item, action.breakId);
      case 'accept_difference': {
        const { settlementId, breakId, amount, currency } = action;
        const command = { type: 'AcceptDifference', breakId, amount: { minor: String(amount), currency } } as const;
        return this.settlement(settlementId, command, matchingEnvelope(merchantId, settlementId, breakId));
      }
    }
  }

  /** A fee that was accrued with the captures is paid by its line; any other is booked with it. */
  private async bookFee(merchantId: string, bankLineId: string, provider: string): Promise<bigint> {
    const { state } = await this.shell.load(bankLineAggregate, bankLineId);
    const isAccrued = this.providers.billsFees(provider, merchantId, state.line?.amount.currency ?? '');
    return this.match(merchantId, bankLineId, { to: 'fee', provider, ...(isAccrued && { accrued: true }) });
  }

  /** A payout that only the bank tells of: announced as its items say, then credited by the line. */
  private async openPayout(merchantId: string, payout: FoundPayout): Promise<bigint> {
    const { provider, payoutId, currency, paidAt, bankLineId } = payout;
    const id = settlementIdOf(merchantId, provider, payoutId);
    const lines = payout.lines.map((line) => ({ ...line, gross: String(line.gross), fee: String(line.fee) }));
    const net = payout.lines.reduce((sum, { gross, fee }) => sum + gross - fee, 0n);
    const common = { merchantId, provider, payoutId, currency, paidAt, withheld: '0', released: '0', net: String(net) };
    const announced = { settlementId: id, ...common, source: 'bank' } as const;
    await this.settlement(
      id,
      { type: 'Announce', payout: announced, last: { from: 1, lines } },
      matchingEnvelope(merchantId, id, 'announce'),
    );
    return this.match(merchantId, bankLineId, { to: 'payout', id });
  }

  private async credit(merchantId: string, credits: readonly Credit[]): Promise<bigint> {
    const [{ bankLine, settlementId }] = credits as [Credit];
    const parts = credits.map((one) => ({ id: one.settlementId, amount: moneyOf(one.bankLine) }));
    const target = credits.length === 1 ? { id: settlementId } : { parts };
    return this.match(merchantId, bankLine.id, { to: 'payout', ...target });
  }

  /** The line of the bank is the lock: what it was matched to first stands, and that is what it credits. */
  private async match(
    merchantId: string,
    bankLineId: string,
    target: Omit<Extract<BankLineCommand, { type: 'MatchLine' }>, 'type'>,
  ): Promise<bigint> {
    const envelope = matchingEnvelope(merchantId, bankLineId, 'match');
    const result = await this.shell.execute(bankLineAggregate, bankLineId, { type: 'MatchLine', ...target }, envelope);
    const matched = result.folded.state.matched!;
    const credited = await this.settle.carryOn(bankLineId, matched, { ...envelope, causationId: envelope.commandId });
    return credited > result.folded.position ? credited : result.folded.position;
  }

  /** What follows from the proof is an item of the order, which the next round matches with the line. */
  private async endDoubt(
    merchantId: string,
    { doubt, bankLine }: Extract<Action, { do: 'end_doubt' }>,
  ): Promise<bigint> {
    const { orderId, operationId, amount, currency } = doubt;
    const line = { bankLineId: bankLine.id, amount: { minor: String(amount), currency } };
    return (await this.proof.record({ orderId, operationId, merchantId }, line)).position;
  }

  private async settleItem(merchantId: string, item: Item, breakId: string): Promise<bigint> {
    const { id, orderId, attemptId, operationId, earned } = item;
    const amount = earned ?? { minor: String(item.gross), currency: item.currency };
    const evidence = { source: 'person', id, detail: breakId } as const;
    const command = { type: 'RecordSettlement', attemptId, operationId, amount, evidence } as const;
    const result = await this.shell.execute(
      orderAggregate,
      orderId,
      command,
      matchingEnvelope(merchantId, id, 'settle'),
    );
    return result.folded.position;
  }

  private async settlement(
    id: string,
    command: Parameters<typeof settlementAggregate.decider.decide>[1],
    envelope: CommandEnvelope,
  ): Promise<bigint> {
    const result = await this.shell.execute(settlementAggregate, id, command, envelope);
    if (result.kind === 'rejected') throw new Error(`${command.type} of settlement ${id}: ${result.refusal.code}`);
    return result.folded.position;
  }
}

interface Amount {
  readonly minor: string;
  readonly currency: string;
}

const moneyOf = ({ amount, currency }: BankLine): Amount => ({ minor: String(amount), currency });
