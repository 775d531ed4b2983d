import { randomBytes } from 'node:crypto';
import { ManualClock } from '#libs/clock';
import { MemoryEventStore } from '#libs/event-store/memory';
import type { ProviderAdapter, RawNotification } from '#libs/providers';
import { Sealer } from '#libs/sealing';
import pino from 'pino';
import { AskableProvider } from '../../test/support/askable-provider';
import { KEPT_OF_ONE_MESSAGE, NotificationInbox } from './notification-inbox';

describe('messages under one key', () => {
  const key = { keyId: 'k', key: randomBytes(32) };
  const keyring = { keyFor: async () => key, find: async () => key, destroy: async () => 1 };
  const adapter: ProviderAdapter = {
    ...new AskableProvider().create(),
    notifications: {
      ...{ methods: ['POST'], accepted: { status: 200 }, refused: { status: 400 }, parse: () => [] },
      verify: () => ({ valid: true, key: 'M-1' }),
    },
  };
  const saying = (body: string): RawNotification => ({
    ...{ method: 'POST', path: '/notifications/askable', query: '', headers: {} },
    body: Buffer.from(body),
  });
  let store: MemoryEventStore;
  let inbox: NotificationInbox;
  beforeEach(() => {
    store = new MemoryEventStore();
    const clock = new ManualClock(new Date('2026-03-02T09:15:00Z'));
    inbox = new NotificationInbox(store, clock, pino({ level: 'silent' }), new Sealer(keyring, randomBytes(32)));
  });
  const receive = (body: string) => inbox.receive(adapter, saying(body));
  const kept = async () => (await store.readAll(0n, 1_000)).events.map(({ type }) => type);

  it('are one however often it comes, and others that contradict it', async () => {
    for (let copy = 0; copy < 3; copy++) expect(await receive('paid')).toBe('stored');
    expect(await receive('declined')).toBe('contradiction');
    expect(await receive('declined')).toBe('duplicate');
    expect(await kept()).toEqual(['NotificationReceived', 'NotificationContradicted']);
  });

  it('are kept up to a number, and what is kept is still known when it comes again', async () => {
    await receive('paid');
    for (let other = 0; other < KEPT_OF_ONE_MESSAGE + 10; other++) {
      expect(await receive(`paid ${other}`)).toBe('contradiction');
    }
    expect(await kept()).toHaveLength(KEPT_OF_ONE_MESSAGE);
    expect(await receive('paid')).toBe('stored');
    expect(await receive('paid 7')).toBe('duplicate');
  });
});
