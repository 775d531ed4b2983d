import type { DeliveryEngine } from '#libs/simulators/kit';
import type { CallbackFault, Faults } from '../faults';
import { CALLBACK_FAULTS } from '../faults';
import type { Quirks } from '../quirks';
import { shortest, twoDecimals } from '../wire/amount';
import type { Members, Value } from '../wire/literal-json';
import { Literal, write } from '../wire/literal-json';
import { md5, sign, signedText } from '../wire/signature';
import type { Order } from './order';
import { STATUS, claimedOf, refundNumbersOf, refundedOf } from './order';

/** The faults that strike one callback, each kind at most once. */
type Struck = { readonly [K in CallbackFault['kind']]?: Extract<CallbackFault, { kind: K }> };

const CHINA_OFFSET_MS = 8 * 60 * 60 * 1000;

/** Builds, signs and posts callbacks with exactly the members of sheet 6, and spoils them as the faults say. */
export class Callbacks {
  constructor(
    private readonly deliveries: DeliveryEngine,
    private readonly faults: Faults,
    private readonly quirks: Quirks,
  ) {}

  /** Tells how the order stands. */
  send(order: Order): void {
    const struck = this.strike(order);
    if (struck.noCallback) return;
    const message = {
      key: order.orderNo,
      method: 'POST' as const,
      url: order.notifyUrl,
      headers: { 'content-type': 'application/json' },
      body: write(this.signed(order, struck)),
    };
    const options = { delayMs: struck.delayed?.ms, letNextOvertake: struck.reordered !== undefined };
    const copies = struck.duplicate ? (struck.duplicate.copies ?? 1) : 0;
    for (let copy = 0; copy <= copies; copy += 1) this.deliveries.send(message, options);
  }

  /** For the card issuer's callbacks, whose members are their own. */
  post(key: string, url: string, members: Members, secret: string): void {
    const body = write({ ...members, sign: sign(members, secret, this.quirks.callbackNumbers, 'joined') });
    this.deliveries.send({ key, method: 'POST', url, headers: { 'content-type': 'application/json' }, body });
  }

  private signed(order: Order, struck: Struck): Record<string, Value> {
    const { callbackNumbers, callbackArrays } = this.quirks;
    const members = this.members(order, struck.wrongAmount ? 1n : 0n);
    const secret = secretFor(order, struck);
    const signature = struck.signedZero
      ? md5(signedText({ ...members, type: '0' }, secret, callbackNumbers, callbackArrays))
      : sign(members, secret, callbackNumbers, callbackArrays);
    return { ...members, sign: struck.wrongSignature ? spoil(signature) : signature };
  }

  private members(order: Order, more: bigint): Record<string, Value> {
    const { merchant, orderNo, status, reason } = order;
    const money = (cents: bigint): Literal =>
      new Literal(this.quirks.callbackWritten === 'shortest' ? shortest(cents + more) : twoDecimals(cents + more));
    return {
      type: new Literal('0'),
      merchant_id: new Literal(merchant.merchantId),
      order_no: orderNo,
      order_amount: money(order.amount),
      ...amounts(order, refundNumbersOf(order, this.quirks), money),
      status: new Literal(String(status)),
      reason,
    };
  }

  private strike({ merchant: { merchantId }, orderNo, status }: Order): Struck {
    const subject = { step: 'callback', merchantId, orderNo, status: String(status) };
    return Object.fromEntries(this.faults.strikeAll(CALLBACK_FAULTS, subject).map((fault) => [fault.kind, fault]));
  }
}

/** Which amounts are present depends on the state (sheet 6). */
function amounts(order: Order, names: string[], money: (cents: bigint) => Literal): Record<string, Value> {
  const { status, paid, fee } = order;
  if (status === STATUS.refunding) return { refund_amount: money(claimedOf(order)), merchant_refund_no: names };
  if (status === STATUS.refunded || status === STATUS.partlyRefunded) {
    return { refund_amount: money(refundedOf(order)), merchant_refund_no: names };
  }
  if (status !== STATUS.unliquidated && status !== STATUS.settled) return {};
  const pay_time = payTime(order.paidAt ?? order.createdAt);
  return { paid_amount: money(paid), balance_amount: money(paid - fee), fee: money(fee), pay_time };
}

/** `YYYY-MM-DD HH:MM:SS` without a zone; UTC+8 is the sheet's guess. */
const payTime = (time: number): string => new Date(time + CHINA_OFFSET_MS).toISOString().slice(0, 19).replace('T', ' ');

function secretFor({ merchant: { secrets } }: Order, { rotatedKey }: Struck): string {
  const [current = '', former] = secrets;
  return rotatedKey ? (rotatedKey.secret ?? former ?? `rotated-${current}`) : current;
}

/** Another digit in front: still 32 hex digits, no longer the signature. */
const spoil = (signature: string): string => (signature.startsWith('0') ? '1' : '0') + signature.slice(1);
