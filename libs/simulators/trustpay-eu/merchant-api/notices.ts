import type { DeliveryEngine, FaultSubject } from '#libs/simulators/kit';
import type { Faults, NotificationFault } from '../faults';
import { NOTIFICATION_FAULTS } from '../faults';
import type { Quirks } from '../quirks';
import type { Account } from './accounts';
import { formatAmount, parseAmount } from './amount';
import type { Mailbox } from './mailbox';
import { withQuery } from './return-urls';
import { sign } from './signature';

export type NoticeFields = Readonly<Record<string, string | undefined>>;

/** One of the two kinds of notification: they differ in what is signed, and in the order of it (sheet, section 3.2). */
export interface NoticeKind {
  readonly name: 'card' | 'wire';
  readonly signed: readonly string[];
  /** In this order the fields are sent. */
  readonly sent: readonly string[];
}

export interface Notice {
  readonly kind: NoticeKind;
  /** What the message is about; messages of one key can overtake each other. */
  readonly key: string;
  readonly account: Account;
  readonly url: string | undefined;
  readonly fields: NoticeFields;
  readonly subject: FaultSubject;
}

/** The faults that strike one notification, each kind at most once. */
type Struck = { readonly [K in NotificationFault['kind']]?: Extract<NotificationFault, { kind: K }> };

/** Signs and sends notifications of both kinds, and spoils them as the faults say. */
export class Notices {
  constructor(
    private readonly the: {
      readonly deliveries: DeliveryEngine;
      readonly faults: Faults;
      readonly quirks: Quirks;
      readonly mailbox: Mailbox;
    },
  ) {}

  /** Returns what the answer to the request must wait for, if a fault wants the notification to come first. */
  send(notice: Notice): Promise<void> | undefined {
    if (this.the.quirks.emailNotifications) this.the.mailbox.add(notice.kind.name, signedFields(notice, {}));
    const { key, url } = notice;
    if (url === undefined) return undefined;
    const struck = this.strike(notice);
    if (struck.noNotification) return undefined;
    const message = { key, method: 'GET' as const, url: withQuery(url, signedFields(notice, struck)) };
    const options = { delayMs: struck.delayed?.ms, letNextOvertake: struck.reordered !== undefined };
    const { id } = this.the.deliveries.send(message, options);
    const copies = struck.duplicate ? (struck.duplicate.copies ?? 1) : 0;
    for (let copy = 0; copy < copies; copy += 1) this.the.deliveries.send(message, options);
    return struck.notificationFirst && this.the.deliveries.firstAttempt(id);
  }

  private strike({ subject }: Notice): Struck {
    const struck = this.the.faults.strikeAll(NOTIFICATION_FAULTS, { step: 'notification', ...subject });
    return Object.fromEntries(struck.map((fault) => [fault.kind, fault]));
  }
}

/** The fields in the order in which they are sent, the signature among them. */
function signedFields({ kind, fields, account }: Notice, struck: Struck): (readonly [string, string | undefined])[] {
  const told = struck.wrongAmount ? { ...fields, Amount: wrongAmount(fields, struck.wrongAmount.amount) } : fields;
  const signature = sign(
    signingSecret(account, struck),
    kind.signed.map((name) => told[name]),
  );
  const all: NoticeFields = { ...told, Signature: struck.wrongSignature ? spoil(signature) : signature };
  return kind.sent.map((name) => [name, all[name]] as const);
}

const wrongAmount = ({ Amount = '' }: NoticeFields, wanted = ''): string =>
  parseAmount(wanted) === undefined ? formatAmount((parseAmount(Amount) ?? 0n) + 1n) : wanted;

function signingSecret({ secrets }: Account, { rotatedKey }: Struck): string {
  const [current = '', former] = secrets;
  if (!rotatedKey) return current;
  return rotatedKey.secret ?? former ?? `rotated-${current}`;
}

/** Another digit in front: still 64 hex digits, no longer the signature. */
const spoil = (signature: string): string => (signature.startsWith('0') ? '1' : '0') + signature.slice(1);
