import type { Delivery } from '#libs/simulators/kit';
import type { Shop } from './merchants';
import type { Operation, OperationType, Status } from './operation';
import { formatDecimal } from './wire/decimal';

/** What the simulator knows of an operation, for people and tests: plain data, amounts as decimal texts. */
export interface BookedOperation {
  readonly id: string;
  readonly type: OperationType;
  readonly shop: string;
  readonly externalId: string;
  readonly amount: string;
  readonly currency: string;
  readonly status: Status;
  readonly isStuck: boolean;
  readonly userId: string;
  readonly userIp: string;
  readonly callbackUrl?: string;
  readonly page?: string;
  readonly createdAt: string;
  readonly updatedAt: string;
}

export interface BookedShop {
  readonly code: string;
  readonly currency: string;
  readonly active: boolean;
  readonly available: string;
  readonly pending: string;
  readonly frozen: string;
  readonly credit: string;
}

export interface BookedDelivery {
  readonly id: number;
  readonly operationId: string;
  readonly url: string;
  readonly state: Delivery['state'];
  readonly attempts: number;
  readonly lastResult?: number | string;
}

export function bookOperation(operation: Operation, pageUrl: string): BookedOperation {
  const { id, type, shop, externalId, amount, status, isStuck = false, userId, userIp, callbackUrl } = operation;
  return {
    ...{ id, type, shop: shop.code, externalId, currency: shop.currency, status, isStuck, userId, userIp, callbackUrl },
    amount: formatDecimal(amount, shop.scale),
    page: type === 'payin' ? pageUrl : undefined,
    createdAt: new Date(operation.createdAt).toISOString(),
    updatedAt: new Date(operation.updatedAt).toISOString(),
  };
}

export function bookShop({ code, currency, active, scale, available, pending, frozen, credit }: Shop): BookedShop {
  const show = (minor: bigint): string => formatDecimal(minor, scale);
  return {
    ...{ code, currency, active },
    ...{ available: show(available), pending: show(pending), frozen: show(frozen), credit: show(credit) },
  };
}

export const bookDelivery = ({ id, message, state, attempts, lastResult }: Delivery): BookedDelivery => ({
  ...{ id, operationId: message.key, url: message.url, state, attempts, lastResult },
});
