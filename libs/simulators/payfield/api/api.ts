import { randomUUID } from 'node:crypto';
import type { Clock } from '#libs/clock';
import type { Answer, GrowingIds } from '#libs/simulators/kit';
import type { Lifecycle } from '../lifecycle';
import type { Merchant, Shop } from '../merchants';
import type { Operation, OperationType } from '../operation';
import type { OperationStore } from '../operation-store';
import type { Quirks } from '../quirks';
import { formatDecimal, parseDecimal } from '../wire/decimal';
import { Refusal, invalid } from '../wire/refusal';
import { answer, balanceFields, createdFields, statusFields } from '../wire/render';
import { readCreation } from './creation';
import type { Creation } from './creation';
import { outputFields } from './output';
import { assertCurrency, shopOf } from './shops';

const TITLES: Readonly<Record<OperationType, string>> = { payin: 'PayIn', payout: 'Payout' };

export interface ApiParts {
  readonly clock: Clock;
  readonly store: OperationStore;
  readonly lifecycle: Lifecycle;
  readonly ids: GrowingIds;
  readonly quirks: Quirks;
  readonly pageLifetimeMs: number;
  /** Where the payer's pages are; known once the server listens. */
  readonly origin: () => string;
}

/** What merchants call, after the door: sections 4, 5 and 7 of the sheet. Everything happens in one turn. */
export class Api {
  constructor(private readonly the: ApiParts) {}

  /** 201 for a new operation, 200 with a message for one that is there already, whatever the repeat says (U4). */
  create(merchant: Merchant, type: OperationType, body: Buffer): Answer {
    const creation = readCreation(body, type, this.the.quirks);
    const shop = shopOf(merchant, creation.shopCode);
    assertCurrency(shop, creation.currency);
    const amount = parseDecimal(creation.amount, shop.scale);
    if (amount === undefined) throw invalid('amount must be a positive decimal string');
    assertPaymentData(type === 'payin' ? shop.payinData : shop.payoutData, creation);
    const existing = this.the.store.find({ type, shop, merchant, externalId: creation.externalId });
    if (existing) return this.show(200, existing, { message: 'Transaction already exists' });
    assertAffordable(type, shop, amount);
    const operation = this.operation(merchant, shop, type, { ...creation, minor: amount });
    this.the.store.add(operation);
    this.the.lifecycle.begin(operation);
    return this.show(201, operation);
  }

  /** @throws Refusal 404 or 422 */
  status(merchant: Merchant, type: OperationType, externalId: string, shopCode: string | undefined): Answer {
    const shop = shopOf(merchant, shopCode);
    const operation = this.the.store.find({ type, shop, merchant, externalId });
    if (!operation) throw new Refusal(404, `${TITLES[type]} not found`);
    return answer(200, statusFields(operation), this.the.quirks.generation);
  }

  /** The currency is RUB when it is not given, whatever the shop has (section 7). @throws Refusal 422 */
  balance(merchant: Merchant, shopCode: string | undefined, currency = 'RUB'): Answer {
    const shop = shopOf(merchant, shopCode);
    assertCurrency(shop, currency);
    const { generation } = this.the.quirks;
    return answer(200, balanceFields(shop, this.the.clock.now().getTime(), generation), generation);
  }

  pageUrl({ token }: { token: string }): string {
    return `${this.the.origin()}/public/payin-pages/${token}`;
  }

  private show(status: number, operation: Operation, extra: Readonly<Record<string, string>> = {}): Answer {
    const hasPage = operation.type === 'payin' && operation.shop.output === 'page';
    const page = hasPage ? { payment_page_url: this.pageUrl(operation) } : {};
    return answer(status, { ...createdFields(operation), ...page, ...extra }, this.the.quirks.generation);
  }

  private operation(
    merchant: Merchant,
    shop: Shop,
    type: OperationType,
    { minor, externalId, userId, userIp, callbackUrl, cardNumber, paymentData }: Creation & { minor: bigint },
  ): Operation {
    const now = this.the.clock.now().getTime();
    const token = randomUUID();
    const amount = formatDecimal(minor, shop.scale);
    const output = { output: shop.output, pageUrl: this.pageUrl({ token }), amount, currency: shop.currency };
    return {
      ...{ id: this.the.ids.take(), type, merchant, shop, externalId, userId, userIp, callbackUrl, cardNumber, token },
      amount: minor,
      status: 'pending',
      paymentData: type === 'payin' ? outputFields(output) : paymentData,
      expiresAt: type === 'payin' ? now + this.the.pageLifetimeMs : undefined,
      createdAt: now,
      updatedAt: now,
    };
  }
}

function assertPaymentData(required: readonly string[], { paymentData }: Creation): void {
  const missing = required.filter((field) => !paymentData[field]?.trim());
  if (missing.length === 0) return;
  throw invalid(
    'Invalid paymentData',
    missing.map((field) => ({ field, message: 'Field is required' })),
  );
}

/** Limits and balance come last: a repeat passes whatever they have become. @throws Refusal 422 */
function assertAffordable(type: OperationType, { minimum, maximum, available, credit }: Shop, amount: bigint): void {
  const isOutside = (minimum !== undefined && amount < minimum) || (maximum !== undefined && amount > maximum);
  if (isOutside) throw invalid('Limit exceeded');
  if (type === 'payout' && available + credit < amount) throw invalid('Insufficient balance for this payout');
}
