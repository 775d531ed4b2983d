import { randomBytes, randomUUID } from 'node:crypto';
import type { Clock } from '#libs/clock';
import { BoundedMap } from '#libs/simulators/kit';
import type { GrowingIds } from '#libs/simulators/kit';
import type { Accounts } from '../accounts/accounts';
import { DEVELOPER } from '../accounts/accounts';
import type { Merchants } from '../accounts/merchants';
import { addressOf } from '../orders/address';
import type { DepositState } from '../orders/order';
import type { Quirks } from '../quirks';
import type { Events } from '../webhooks/events';
import type { Atto } from '../wire/decimal';
import { floorTo, ONE, parseDecimal } from '../wire/decimal';
import type { Token } from '../wire/tokens';
import type { TopUp, TopUpPayer } from './topup';

interface Parts {
  readonly clock: Clock;
  readonly ids: GrowingIds;
  readonly accounts: Accounts;
  readonly merchants: Merchants;
  readonly events: Events;
  readonly quirks: Quirks;
  readonly capacity: number;
}

const EVENT_OF = { PendingScreening: 'held', Completed: 'completed', Rejected: 'failed' } as const;

/** Permanent addresses of payers and what comes to them, without orders and without an end (sheet, 10). */
export class TopUps {
  private readonly payers: BoundedMap<string, TopUpPayer>;
  private readonly kept: BoundedMap<string, TopUp>;

  constructor(private readonly the: Parts) {
    this.payers = new BoundedMap(the.capacity);
    this.kept = new BoundedMap(the.capacity);
  }

  /** The same one for the same payer, merchant and token. */
  payer(customPayerId: string, token: Token, merchantId?: string): TopUpPayer {
    const key = JSON.stringify([merchantId, customPayerId, token.id]);
    const found = this.payers.get(key);
    if (found) return found;
    const now = this.now();
    const payer: TopUpPayer = {
      ...{ customPayerId, merchantId, token, payerId: randomUUID(), createdAt: now, updatedAt: now },
      developerFeeRate: this.the.merchants.get(merchantId ?? '')?.developerFeeRate ?? '0',
      address: addressOf(token, key),
    };
    this.payers.set(key, payer);
    return payer;
  }

  /** Newest first. */
  allPayers(): readonly TopUpPayer[] {
    return [...this.payers.values()].reverse();
  }

  find(txId: string): TopUp | undefined {
    return this.kept.get(txId);
  }

  /** Newest first. */
  ofPayer(customPayerId: string): readonly TopUp[] {
    return [...this.kept.values()].reverse().filter(({ payer }) => payer.customPayerId === customPayerId);
  }

  see(payer: TopUpPayer, amount: Atto): TopUp {
    const [txId, now] = [randomUUID(), this.now()];
    const topUp: TopUp = {
      ...{ txId, number: Number(this.the.ids.take()), payer, amount, to: payer.address, state: 'Confirming' },
      ...{ hash: randomBytes(32).toString('hex'), from: addressOf(payer.token, txId), createdAt: now, updatedAt: now },
    };
    this.kept.set(txId, topUp);
    this.the.events.topUpChanged(topUp, 'created');
    return topUp;
  }

  /** @throws RangeError where its end is known already */
  become(topUp: TopUp, state: Exclude<DepositState, 'Confirming'>): void {
    if (topUp.state === 'Completed' || topUp.state === 'Rejected') {
      throw new RangeError(`the deposit is ${topUp.state} already`);
    }
    topUp.state = state;
    topUp.updatedAt = this.now();
    if (state === 'Completed') this.credit(topUp);
    this.the.events.topUpChanged(topUp, EVENT_OF[state]);
  }

  /** The payer gets another address; the former one is told with it. */
  move(payer: TopUpPayer): void {
    const previous = payer.address;
    payer.address = addressOf(payer.token, previous);
    payer.updatedAt = this.now();
    this.the.events.addressChanged(payer, previous);
  }

  /** The developer's share is rounded down; what is below the smallest amount is credited to nobody (sheet, 10). */
  private credit({ payer, amount, txId }: TopUp): void {
    const { accounts, quirks } = this.the;
    const { token, merchantId, developerFeeRate } = payer;
    if (amount < (parseDecimal(quirks.topUpMinimum) ?? 0n)) return;
    const share = floorTo((amount * (parseDecimal(developerFeeRate) ?? 0n)) / ONE, token.decimals);
    const developers = merchantId === undefined ? amount : share;
    if (merchantId !== undefined) accounts.move(merchantId, token, amount - developers, 'TopUp', txId);
    accounts.move(DEVELOPER, token, developers, 'TopUp', txId);
  }

  private now(): number {
    return this.the.clock.now().getTime();
  }
}
