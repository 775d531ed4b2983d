import type { Feature } from '../feature';
import { BankAccountsController } from './accounts/bank-accounts.controller';
import { Bank } from './bank';
import { BankOrderCalls } from './orders/bank-order-calls';
import { BankOrderLooks } from './orders/bank-order-looks';
import { BankOrders } from './orders/bank-orders';
import { BankOrdersController } from './orders/bank-orders.controller';
import { BankOrdersWorker } from './orders/bank-orders.worker';
import { Beneficiaries } from './orders/beneficiaries';
import { OrderNumbers } from './orders/order-numbers';
import { BankRefunds } from './refunds/bank-refunds';
import { RefundOf } from './refunds/refund-of';
import { TOLD, TellOrder } from './refunds/tell-order';

/** The bank accounts behind the providers, and payments out of them. */
export const banking: Feature = {
  controllers: [BankAccountsController, BankOrdersController],
  providers: [
    Bank,
    Beneficiaries,
    OrderNumbers,
    BankRefunds,
    RefundOf,
    TellOrder,
    BankOrderCalls,
    BankOrderLooks,
    BankOrders,
    BankOrdersWorker,
  ],
  reactions: (get) => [
    {
      name: 'bank-refunds',
      filter: { streamPrefixes: ['bankorder-'], types: [...TOLD] },
      onFailure: 'hold',
      handle: (event) => get(TellOrder).handle(event),
    },
  ],
  workers: (get) => [get(BankOrdersWorker)],
  agenda: (get) => [(after) => get(BankOrdersWorker).nextDueAt(after)],
};
