import type { OpenedNotificationView } from '../notifications/notification.view';

/** A message of a provider with what it names, for people. */
export function notificationLines(view: OpenedNotificationView): string[] {
  const { provider, received_at: receivedAt, stream, counter_account: account, counter_account_name: name } = view;
  const named: readonly [string, string | undefined][] = [
    ['account of the other side', account],
    ['name of the other side', name],
    ['authorisation', view.auth_number],
  ];
  const shown = named.flatMap(([what, value]) => (value === undefined ? [] : [`  ${what}: ${value}`]));
  return [
    `${provider} told it at ${receivedAt}, in ${stream}.`,
    ...(shown.length > 0 ? shown : ['  It names nobody.']),
  ];
}
