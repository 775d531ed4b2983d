import fc from 'fast-check';
import type { ProviderAdapter, RawNotification } from '..';
import { NOBODY, closing } from './doubt';
import type { ProviderHarness } from './harness';

type Notifications = NonNullable<ProviderAdapter['notifications']>;

/** Notifications by e-mail are the same messages, and believed by the same signature. */
export function mailContract(running: () => ProviderHarness): void {
  describe('notifications by e-mail', () => {
    let genuine: readonly RawNotification[] = [];
    let mails: readonly string[] = [];
    beforeAll(async () => {
      if (!running().mails) return;
      genuine = (await running().notifications?.()) ?? [];
      mails = await running().mails!();
    });
    /** Of an adapter that reads none there is nothing to check. */
    const reading = (check: (read: Required<Notifications>['fromMail'], notifications: Notifications) => void) =>
      closing(running().adapter(NOBODY, 1_000), ({ notifications }) => {
        if (notifications?.fromMail) check((text) => notifications.fromMail!(text), notifications);
      });

    it('are the messages that came as requests', () =>
      reading((read, { verify, parse }) => {
        expect(mails.length).toBeGreaterThan(0);
        for (const mail of mails) {
          const request = read(mail)!;
          const twin = genuine.find((raw) => keyOf(verify(raw)) === keyOf(verify(request)));
          expect(verify(request)).toMatchObject({ valid: true });
          expect(verify(request)).toEqual(verify(twin!));
          expect(parse(request)).toEqual(parse(twin!));
        }
      }));

    it('never mean anything else after one byte was altered', () =>
      reading((read, { verify, parse }) => {
        for (const mail of mails) {
          for (const altered of withOneByteAltered(mail)) {
            const request = read(altered);
            if (request && verify(request).valid) expect(parse(request)).toEqual(parse(read(mail)!));
          }
        }
      }));

    it('of any content are none, or refused, without an exception', () =>
      reading((read, { verify }) => {
        const isRefused = (text: string) => {
          const request = read(text);
          if (request) expect(verify(request).valid).toBe(false);
        };
        const nested = ['[', '{"a":'].map((open) => open.repeat(10_000));
        for (const text of ['', 'null', '{}', '[]', '{"__proto__":{"a":"b"}}', ...nested]) isRefused(text);
        fc.assert(fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.json()), isRefused));
        fc.assert(fc.property(fc.dictionary(fc.string(), fc.string()), (fields) => isRefused(JSON.stringify(fields))));
      }));
  });
}

const keyOf = (verified: ReturnType<Notifications['verify']>): string | undefined =>
  verified.valid ? verified.key : undefined;

function* withOneByteAltered(text: string): Generator<string> {
  for (let i = 0; i < text.length; i++) {
    for (const other of ['0', 'a', '"', ',']) {
      if (text[i] !== other) yield text.slice(0, i) + other + text.slice(i + 1);
    }
  }
}
