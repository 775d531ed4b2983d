import fc from 'fast-check';
import type { ProviderAdapter, RawNotification } from '..';
import type { ProviderHarness } from './harness';

type Notifications = NonNullable<ProviderAdapter['notifications']>;

export function notificationContract(running: () => ProviderHarness): void {
  describe('notifications', () => {
    let adapter: ProviderAdapter;
    let genuine: readonly RawNotification[];
    beforeAll(async () => {
      adapter = running().adapter(running().serverUrl, 1_000);
      genuine = (await running().notifications?.()) ?? [];
    });
    afterAll(() => adapter.close?.());
    const each = (check: (raw: RawNotification, notifications: Notifications) => void) => () => {
      for (const raw of genuine) check(raw, adapter.notifications!);
    };

    it(
      'that are genuine are accepted and say something',
      each((raw, { verify, parse, methods }) => {
        expect(methods).toContain(raw.method);
        expect(verify(raw)).toMatchObject({ valid: true });
        expect(parse(raw).length).toBeGreaterThan(0);
      }),
    );

    it(
      'have the same key when they come again, and keys of their own',
      each((raw, { verify }) => {
        expect(verify({ ...raw, headers: { ...raw.headers, 'x-delivery': '2' } })).toEqual(verify(raw));
        const keys = genuine.map((other) => JSON.stringify(verify(other)));
        expect(new Set(keys).size).toBe(genuine.length);
      }),
    );

    it(
      'never mean anything else after one byte was altered',
      each((raw, { verify, parse }) => {
        for (const altered of withOneByteAltered(raw)) {
          if (verify(altered).valid) expect(parse(altered)).toEqual(parse(raw));
        }
      }),
    );

    it('signed with another key are refused', async () => {
      const stranger = running().adapterWithOtherKeys();
      for (const raw of genuine) expect(stranger.notifications!.verify(raw)).toMatchObject({ valid: false });
      await stranger.close?.();
    });

    it('of any content are refused without an exception', () => {
      const { notifications } = adapter;
      if (!notifications) return;
      fc.assert(
        fc.property(
          fc.string({ unit: 'binary' }),
          fc.uint8Array(),
          fc.constantFrom('GET', 'POST'),
          (query, body, method) => {
            const raw = { method, path: '/', query, headers: {}, body: Buffer.from(body) } as RawNotification;
            expect(notifications.verify(raw).valid).toBe(false);
          },
        ),
      );
    });
  });
}

function* withOneByteAltered(raw: RawNotification): Generator<RawNotification> {
  for (let i = 0; i < raw.query.length; i++) {
    for (const other of ['0', 'a', '%', '&']) {
      if (raw.query[i] === other) continue;
      yield { ...raw, query: raw.query.slice(0, i) + other + raw.query.slice(i + 1) };
    }
  }
  for (let i = 0; i < raw.body.length; i++) {
    const body = Buffer.from(raw.body);
    body[i]! ^= 1;
    yield { ...raw, body };
  }
}
