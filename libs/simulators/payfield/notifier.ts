import type { Clock } from '#libs/clock';
import type { DeliveryEngine } from '#libs/simulators/kit';
import { CALLBACK_FAULTS } from './faults';
import type { CallbackFault, Faults } from './faults';
import type { Operation } from './operation';
import type { Quirks } from './quirks';
import { formatDecimal } from './wire/decimal';
import { statusFields, write } from './wire/render';
import { sign } from './wire/signature';

const DAY = 24 * 60 * 60 * 1000;

/** The faults that strike one callback, each kind at most once. */
type Struck = { readonly [K in CallbackFault['kind']]?: Extract<CallbackFault, { kind: K }> };

/** Tells merchants of each change: POST of the status object, signed like a request (sheet U1: a guess). */
export class Notifier {
  constructor(
    private readonly the: {
      readonly clock: Clock;
      readonly deliveries: DeliveryEngine;
      readonly faults: Faults;
      readonly quirks: Quirks;
    },
  ) {}

  notify(operation: Operation): void {
    const url = operation.callbackUrl ?? operation.merchant.defaultCallbackUrl;
    if (url === undefined) return;
    const struck = this.strike(operation);
    if (struck.noCallback) return;
    const message = { key: operation.id, method: 'POST' as const, url, ...this.signed(operation, struck) };
    const options = { delayMs: struck.delayed?.ms, letNextOvertake: struck.reordered !== undefined };
    const copies = struck.duplicate ? (struck.duplicate.copies ?? 1) : 0;
    for (let copy = 0; copy <= copies; copy += 1) this.the.deliveries.send(message, options);
  }

  private signed(operation: Operation, struck: Struck): { headers: Record<string, string>; body: string } {
    const wrong = struck.wrongAmount?.amount ?? formatDecimal(operation.amount + 1n, operation.shop.scale);
    const fields = {
      ...statusFields(operation),
      ...(struck.wrongAmount && { amount: wrong }),
      transaction_type: operation.type,
    };
    const body = write(fields, this.the.quirks.generation);
    const age = struck.staleTimestamp ? (struck.staleTimestamp.ms ?? DAY) : 0;
    const timestamp = String(Math.floor((this.the.clock.now().getTime() - age) / 1000));
    const signature = sign(operation.merchant.secrets[0] ?? '', timestamp, Buffer.from(body));
    const headers = {
      'content-type': 'application/json',
      'x-timestamp': timestamp,
      'x-signature': struck.wrongSignature ? spoil(signature) : signature,
    };
    return { headers, body };
  }

  private strike({ type, externalId, shop, status }: Operation): Struck {
    const subject = { step: 'callback', type, externalId, shop: shop.code, status };
    return Object.fromEntries(this.the.faults.strikeAll(CALLBACK_FAULTS, subject).map((fault) => [fault.kind, fault]));
  }
}

/** Another digit in front: still 64 hex digits, no longer the signature. */
const spoil = (signature: string): string => (signature.startsWith('0') ? '1' : '0') + signature.slice(1);
