import type { Feature } from '../feature';
import { AgreementAnswers } from './agreement-answers';
import { AgreementCommands } from './agreement-commands';
import { AgreementCommandsController } from './agreement-commands.controller';
import { AgreementsController } from './agreements.controller';
import { ChangeCardHandler } from './card/change-card.handler';
import { CardPayments } from './card-payments';
import { CloseCardPayment } from './charges/close-card-payment';
import { CollectCharges } from './charges/collect-charges';
import { COLLECTED } from './charges/collection';
import { FOLLOWED, FollowOrders } from './charges/follow-orders';
import { OrderLinks } from './charges/order-links';
import { RefundUnusedDays } from './charges/refund-unused-days';
import { CreateAgreementHandler } from './create-agreement/create-agreement.handler';
import { AgreementMetrics } from './scheduler/agreement-metrics';
import { DueRuns } from './scheduler/due-runs';
import { SchedulerOutages } from './scheduler/outages';
import { ScheduleAgenda } from './scheduler/schedule-agenda';
import { ScheduleRuns } from './scheduler/schedule-runs';
import { ScheduleController } from './scheduler/schedule.controller';
import { AgreementScheduler } from './scheduler/scheduler.worker';
import { StepFailures } from './scheduler/step-failures';
import { AgreementPresenter } from './view/agreement-presenter';

/** Recurring billing: agreements, the charges of their periods, and the scheduler that works off what is due. */
export const agreements: Feature = {
  controllers: [AgreementsController, AgreementCommandsController, ScheduleController],
  providers: [
    AgreementAnswers,
    AgreementCommands,
    AgreementPresenter,
    CardPayments,
    CreateAgreementHandler,
    ChangeCardHandler,
    CollectCharges,
    CloseCardPayment,
    RefundUnusedDays,
    OrderLinks,
    FollowOrders,
    SchedulerOutages,
    DueRuns,
    StepFailures,
    AgreementMetrics,
    ScheduleAgenda,
    ScheduleRuns,
    AgreementScheduler,
  ],
  reactions: (get) => [
    {
      name: 'collect-charges',
      filter: { streamPrefixes: ['agreement-'], types: [...COLLECTED] },
      onFailure: 'hold',
      handle: (event) => get(CollectCharges).handle(event),
    },
    {
      name: 'refund-unused-days',
      filter: { streamPrefixes: ['agreement-'], types: ['UnusedDaysCredited'] },
      onFailure: 'hold',
      handle: (event) => get(RefundUnusedDays).handle(event),
    },
    {
      name: 'close-card-payments',
      filter: { streamPrefixes: ['agreement-'], types: ['AgreementEnded'] },
      onFailure: 'park',
      handle: (event) => get(CloseCardPayment).handle(event),
    },
    {
      name: 'agreement-orders',
      filter: { streamPrefixes: ['order-'], types: [...FOLLOWED] },
      onFailure: 'hold',
      handle: (event) => get(FollowOrders).handle(event),
    },
  ],
  workers: (get) => [get(AgreementScheduler)],
  agenda: (get) => [(after) => get(AgreementScheduler).nextDueAt(after)],
};
