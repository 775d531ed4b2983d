import { createHmac } from 'node:crypto';
import type { IncomingMessage, Server } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SECRET } from './merchant';

const SIGNED = [
  ...['AccountId', 'Amount', 'Currency', 'Reference', 'Type', 'ResultCode', 'PaymentRequestId'],
  ...['CardId', 'CardMask', 'CardExpiration', 'AuthNumber'],
];

const SIGNED_WIRE = [
  ...['AccountId', 'Amount', 'Currency', 'Type', 'ResultCode', 'CounterAccount', 'CounterAccountName'],
  ...['OrderId', 'PaymentId', 'Reference', 'RefuseReason'],
];

export interface Received {
  readonly method: string;
  readonly fields: Readonly<Record<string, string>>;
  readonly names: readonly string[];
}

/** A merchant's notification endpoint that keeps what it gets and answers what it is told. */
export class Receiver {
  readonly received: Received[] = [];
  /** One status per coming call; then 200. `hang`: no answer at all. */
  readonly answers: (number | 'hang')[] = [];
  private readonly server: Server = createServer((request, response) => {
    this.note(request);
    const answer = this.answers.shift() ?? 200;
    if (answer !== 'hang') response.writeHead(answer, answer < 400 ? { location: '/elsewhere' } : {}).end();
  });

  async start(): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/notify`;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private note({ method = '', url = '' }: IncomingMessage): void {
    const query = new URL(url, 'http://receiver').searchParams;
    this.received.push({ method, fields: Object.fromEntries(query), names: [...query.keys()] });
  }
}

/** Checks a notification as the sheet says (section 3.2), written for the tests alone. */
export function isGenuine({ fields }: Received, secret = SECRET): boolean {
  const order = fields['PaymentId'] === undefined ? SIGNED : SIGNED_WIRE;
  const message = order.flatMap((name) => fields[name] ?? []).join('/');
  return createHmac('sha256', secret).update(message).digest('hex').toUpperCase() === fields['Signature'];
}
