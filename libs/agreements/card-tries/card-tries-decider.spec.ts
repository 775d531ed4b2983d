import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ManualClock } from '#libs/clock';
import { CommandShell, deterministicId } from '#libs/command-shell';
import { DeciderSpec } from '#libs/decider/testing';
import { MemoryEventStore } from '#libs/event-store/memory';
import { capsOfScheme, dunningRules } from '#libs/schedules';
import { cardTriesDecider, cardTriesEventSchema, cardTriesEventVersions } from './card-tries-decider';
import type { CardTriesCommand } from './commands';
import type { CardTriesEvent } from './events';

type Reserve = Extract<CardTriesCommand, { type: 'ReserveTry' }>;

const DAY = 24 * 3_600_000;
const START = Date.parse('2026-03-01T08:00:00.000Z');
const day = (n: number): string => new Date(START + n * DAY).toISOString();
const capsOf = (scheme: string) => capsOfScheme(dunningRules('2026-03-01'), scheme);
const eur = (minor: number) => ({ minor: String(minor), currency: 'EUR' });

/** Whose customer has agreed to charges on one day, so that only the scheme holds them back. */
const wish = (n: number, change: Partial<Reserve> = {}): Reserve => ({
  ...{ type: 'ReserveTry', cardId: 'card-1', agreementId: `agreement-${n}`, period: 0, amount: eur(990), at: day(0) },
  ...{ caps: capsOf('visa'), hoursBetween: 0 },
  ...change,
});
const capped = (scheme: string, until: string, which = 0) =>
  ({ code: 'held_back', reason: 'scheme_cap', until, limit: capsOf(scheme).limits[which]! }) as const;
const card = () => new DeciderSpec(cardTriesDecider, [], new Date(START));
const fail = (n: number, kind: 'declined' | 'not_sent' = 'declined', period = 0) =>
  ({ type: 'FailTry', agreementId: `agreement-${n}`, period, kind }) as const;
const underWay = (times: number, change: Partial<Reserve> = {}) =>
  Array.from({ length: times }).reduce<ReturnType<typeof card>>((so, _, n) => so.and(wish(n, change)), card());
const declined = (times: number, change: Partial<Reserve> = {}) =>
  Array.from({ length: times }).reduce<ReturnType<typeof card>>((so, _, n) => so.and(fail(n)), underWay(times, change));

describe('the tries of a card', () => {
  it('are reserved once for what they are for', () => {
    const reserved = card()
      .when(wish(1))
      .then({ type: 'CardTryReserved', data: { agreementId: 'agreement-1', period: 0, amount: eur(990) } });
    reserved.when(wish(1)).thenNothing();
    reserved.when(wish(2)).then({ type: 'CardTryReserved' });
  });

  it('of Visa are 20 in 30 days for one amount, over all agreements', () => {
    const full = declined(20);
    full.when(wish(21, { at: day(3) })).thenRefused(capped('visa', day(30)));
    full.when(wish(21, { amount: eur(991) })).then({ type: 'CardTryReserved' });
    full.when(wish(21, { at: day(30) })).then({ type: 'CardTryReserved' });
  });

  it('of Mastercard are 10 in 24 hours and 35 in 30 days, whatever the amount', () => {
    const caps = capsOf('mastercard');
    const full = declined(10, { caps });
    full.when(wish(11, { caps, amount: eur(1) })).thenRefused(capped('mastercard', day(1)));
    const month = [0, 1, 2, 3].reduce<ReturnType<typeof card>>(
      (so, of) =>
        Array.from({ length: of === 3 ? 5 : 10 }).reduce<typeof so>(
          (one, _, n) => one.and(wish(n, { caps, period: of, at: day(of) })).and(fail(n, 'declined', of)),
          so,
        ),
      card(),
    );
    month.when(wish(50, { caps, at: day(4) })).thenRefused(capped('mastercard', day(30), 1));
  });

  it.each([
    ['visa', 'customer', true],
    ['visa', 'merchant', false],
    ['mastercard', 'customer', false],
  ] as const)('of %s that the %s made without an agreement leave room: %s', (scheme, initiator, isFree) => {
    const caps = capsOf(scheme);
    const note = { type: 'NoteTry', cardId: 'card-1', orderId: 'order-9', amount: eur(990), initiator } as const;
    const noted = Array.from({ length: 20 }).reduce<ReturnType<typeof card>>(
      (so) => so.and({ ...note, at: day(0) }),
      card(),
    );
    const asked = noted.when(wish(1, { caps }));
    if (isFree) asked.then({ type: 'CardTryReserved' });
    else asked.thenRefused(capped(scheme, scheme === 'visa' ? day(30) : day(1)));
  });

  it('count when they were declined, and while they may be; not when no scheme has seen them, or they were paid', () => {
    const refused = capped('visa', day(30));
    declined(20).when(wish(21)).thenRefused(refused);
    underWay(20).when(wish(21)).thenRefused(refused);
    underWay(20).and(fail(0, 'not_sent')).when(wish(21)).then({ type: 'CardTryReserved' });
    underWay(20)
      .when(wish(21, { at: day(0.5) }))
      .then({ type: 'CardTryReserved' });
    declined(20).when(fail(0)).thenNothing();
  });

  it('are forgotten when no limit looks back so far', () => {
    expect(declined(20).and(wish(30, { at: day(40) })).state.tries).toHaveLength(1);
  });
});

describe('two periods of one card', () => {
  const missed = { hoursBetween: 24, catchesUp: true } as const;
  const charged = () => card().and(wish(1, missed));

  it('that were missed are not charged within 24 hours, of whichever agreements', () => {
    const refusal = { code: 'held_back', reason: 'other_charge', until: day(1) } as const;
    charged()
      .when(wish(2, { ...missed, at: day(0.5) }))
      .thenRefused(refusal);
    charged()
      .when(wish(1, { ...missed, period: 1, at: day(0.5) }))
      .thenRefused(refusal);
    charged()
      .when(wish(2, { ...missed, at: day(1) }))
      .then({ type: 'CardTryReserved' });
  });

  it('are charged each on its own day, whatever else is charged then', () => {
    const onItsDay = { hoursBetween: 24 };
    charged().when(wish(2, onItsDay)).then({ type: 'CardTryReserved' });
    card().and(wish(1, onItsDay)).when(wish(2, onItsDay)).then({ type: 'CardTryReserved' });
    card().and(wish(1, onItsDay)).when(wish(2, missed)).then({ type: 'CardTryReserved' });
  });

  it('are, where the customer has agreed to it', () => {
    charged()
      .when(wish(2, { ...missed, hoursBetween: 0 }))
      .then({ type: 'CardTryReserved' });
  });

  it('are not meant by another try for the same period, or by a change of price within it', () => {
    charged()
      .when(wish(1, { ...missed, at: day(0.1) }))
      .then({ type: 'CardTryReserved' });
    charged()
      .when(wish(1, { ...missed, change: 1, at: day(0.1) }))
      .then({ type: 'CardTryReserved' });
  });

  it('are, where the first one charged nothing', () => {
    const failed = charged().and({ type: 'FailTry', agreementId: 'agreement-1', period: 0, kind: 'declined' });
    failed.when(wish(2, { ...missed, at: day(0.5) })).then({ type: 'CardTryReserved' });
  });

  it('never both have leave, however they race', async () => {
    const clock = new ManualClock(new Date(START));
    const shell = new CommandShell(new MemoryEventStore({ clock }), clock);
    const type = { decider: cardTriesDecider, schema: cardTriesEventSchema };
    const results = await Promise.all(
      Array.from({ length: 6 }, (_, n) => {
        const commandId = deterministicId('race', String(n));
        const envelope = { commandId, correlationId: commandId, actor: 'process:x', merchantId: 'shop' };
        return shell.execute(type, 'card-1', wish(n, missed), envelope);
      }),
    );
    expect(results.map(({ kind }) => kind).toSorted()).toEqual([
      'accepted',
      ...Array.from({ length: 5 }).fill('rejected'),
    ]);
  });
});

describe('the golden events of the tries of a card', () => {
  const text = (file: string): string => readFileSync(join(__dirname, 'golden', file), 'utf8');
  const files = Object.keys(cardTriesEventVersions).map((type) => `${type}.v1.json`);

  it('were never edited', () => {
    const found = files.map((file) => [file, createHash('sha256').update(text(file)).digest('hex')]);
    expect(Object.fromEntries(found)).toEqual(JSON.parse(text('hashes.json')));
  });

  it('tell of a try that failed beside one of the customer', () => {
    const state = files.reduce((so, file) => {
      const { type, schemaVersion, data } = JSON.parse(text(file)) as CardTriesEvent & { schemaVersion: number };
      return cardTriesDecider.evolve(so, cardTriesEventSchema.fromRecord(type, schemaVersion, data));
    }, cardTriesDecider.initial);
    expect(state.tries).toMatchObject([{ initiator: 'merchant', failed: 'declined' }, { initiator: 'customer' }]);
  });
});
