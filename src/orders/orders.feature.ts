import type { Feature } from '../feature';
import { CancelOrderHandler } from './cancel/cancel.handler';
import { CaptureOrderHandler } from './capture/capture.handler';
import { CreateOrderHandler } from './create-order/create-order.handler';
import { EndDisputeHandler } from './end-dispute/end-dispute.handler';
import { ExpireHold } from './hold/expire-hold';
import { HoldDispatch } from './hold/hold-dispatch';
import { holdProcess } from './hold/hold.process';
import { OrderListsController } from './list-orders/order-lists.controller';
import { OrderCommands } from './order-commands';
import { OrdersController } from './orders.controller';
import { CallBuilder } from './provider-calls/call-builder';
import { ProviderCalls } from './provider-calls/provider-calls';
import { ProviderFacts } from './provider-calls/provider-facts';
import { RecordReturnHandler } from './record-return/record-return.handler';
import { RefundOrderHandler } from './refund/refund.handler';
import { Replays } from './replays/replays';
import { ResolveOperationHandler } from './resolve-operation/resolve-operation.handler';
import { SettlementDispatch } from './settlement/settlement-dispatch';
import { settlementProcess } from './settlement/settlement.process';
import { StartAttemptHandler } from './start-attempt/start-attempt.handler';
import { OrderPresenter } from './view/order-presenter';
import { VoidOrderHandler } from './void/void.handler';

export const orders: Feature = {
  controllers: [OrderListsController, OrdersController],
  providers: [
    CreateOrderHandler,
    CaptureOrderHandler,
    VoidOrderHandler,
    RefundOrderHandler,
    RecordReturnHandler,
    CancelOrderHandler,
    StartAttemptHandler,
    ResolveOperationHandler,
    EndDisputeHandler,
    CallBuilder,
    ProviderCalls,
    ProviderFacts,
    Replays,
    OrderCommands,
    OrderPresenter,
    ExpireHold,
    HoldDispatch,
    SettlementDispatch,
  ],
  processes: (get) => {
    const settlements = get(SettlementDispatch);
    return [
      { definition: holdProcess, dispatch: get(HoldDispatch).dispatch },
      { definition: settlementProcess((provider) => settlements.delayMs(provider)), dispatch: settlements.dispatch },
    ];
  },
};
