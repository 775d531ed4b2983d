import type { Feature } from '../feature';
import { ApplyNotification } from './apply-notification';
import { NotificationInbox } from './notification-inbox';
import { NotificationsController } from './notifications.controller';
import { StrayMoneyWorker } from './stray-money.worker';
import { UnmatchedNotifications } from './unmatched';

export const notifications: Feature = {
  controllers: [NotificationsController],
  providers: [NotificationInbox, ApplyNotification, StrayMoneyWorker, UnmatchedNotifications],
  workers: (get) => [get(StrayMoneyWorker)],
  reactions: (get) => [
    {
      name: 'apply-notifications',
      filter: { streamPrefixes: ['notification-'], types: ['NotificationReceived'] },
      onFailure: 'park',
      handle: (event) => get(ApplyNotification).handle(event),
    },
  ],
};
