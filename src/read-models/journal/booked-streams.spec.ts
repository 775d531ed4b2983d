import type { RecordedEvent } from '#libs/event-store';
import { postingsOf } from './booked-streams';

const event = (stream: string, type: string, data: object): RecordedEvent => ({
  position: 7n,
  stream,
  revision: 0,
  id: '8e1c6f0e-4a4e-5c53-8a27-5a4a1c7f6a10',
  type,
  data,
  metadata: {
    commandId: 'c',
    correlationId: 'c',
    causationId: 'c',
    actor: 'process:import',
    merchantId: 'shop',
    schemaVersion: 1,
    occurredAt: '2026-11-25T08:00:00.000Z',
  },
  recordedAt: new Date('2026-11-25T08:00:00.000Z'),
});
const amount = { minor: '9710', currency: 'EUR' };

describe('when something happened that is booked', () => {
  it('is the day that the bank booked it, although we learn of it later', () => {
    const line = event('bankline-1', 'BankLineImported', { account: 'SK31', amount, bookedOn: '2026-11-20' });
    const [posting] = postingsOf(line);
    expect(posting).toMatchObject({ layer: 'posted', occurredAt: '2026-11-20T00:00:00.000Z' });
  });

  it('is left to the event where it tells no time of its own, or none that can be read', () => {
    const data = { provider: 'acme', kind: 'captured', amount };
    expect(postingsOf(event('unmatched-1', 'NotificationUnmatched', data))[0]!.occurredAt).toBeUndefined();
    const odd = { account: 'SK31', amount, bookedOn: 'yesterday' };
    expect(postingsOf(event('bankline-1', 'BankLineImported', odd))[0]!.occurredAt).toBeUndefined();
  });

  it('books nothing of streams that are not about money', () => {
    expect(postingsOf(event('card-1', 'CardRegistered', {}))).toEqual([]);
  });
});
