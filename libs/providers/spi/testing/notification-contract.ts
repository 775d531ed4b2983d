import fc from 'fast-check';
import type { ProviderAdapter, RawNotification } from '..';
import type { ProviderHarness } from './harness';

/** Deeper than a stack, and below the size of a message that is taken. */
const DEPTH = 10_000;

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
    it('are put to the test', () => expect(genuine.length > 0).toBe(adapter.notifications !== undefined));

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
      'tell nothing beside their facts but plain data',
      each((raw, { details }) => {
        const told = details?.(raw) ?? {};
        expect(JSON.parse(JSON.stringify(told))).toEqual(told);
      }),
    );

    it('are answered so that the provider takes them for delivered, and refused so that it does not', () => {
      if (!adapter.notifications) return;
      const { accepted, refused } = adapter.notifications;
      expect([accepted, refused].map(({ status }) => Math.floor(status / 100))).toEqual([2, 4]);
    });

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

    it(
      'that nest without end break nothing, also under a genuine signature',
      each((raw, notifications) => staysWhole(raw, notifications, running().signedAgain)),
    );

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

function staysWhole(
  raw: RawNotification,
  { verify, parse, details }: Notifications,
  signedAgain: (sent: RawNotification) => RawNotification = (sent) => sent,
): void {
  expect(verify(signedAgain(raw))).toMatchObject({ valid: true });
  for (const body of nestedSomewhere(raw.body.toString('utf8'))) {
    const signed = signedAgain({ ...raw, body: Buffer.from(body) });
    expect(() => verify(signed)).not.toThrow();
    expect(() => parse(signed)).not.toThrow();
    expect(() => details?.(signed)).not.toThrow();
  }
}

/** The body with one member more, once for each object in it. */
function* nestedSomewhere(body: string): Generator<string> {
  const member = `"nested":${'['.repeat(DEPTH)}${']'.repeat(DEPTH)},`;
  for (const { index } of body.matchAll(/\{(?=")/g)) yield body.slice(0, index + 1) + member + body.slice(index + 1);
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
