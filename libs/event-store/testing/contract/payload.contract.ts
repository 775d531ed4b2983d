import fc from 'fast-check';
import type { EventMetadata, EventToAppend } from '../..';
import { InvalidAppendError } from '../..';
import type { Opened, StoreFactory } from './factory';
import { useStore } from './factory';
import { anEvent, aStream, someEvents } from './given';

const nested = (depth: number): unknown => (depth === 0 ? 'core' : { inside: [nested(depth - 1)] });
const filler = (bytes: number): { text: string } => ({ text: 'x'.repeat(bytes) });
const cycle = (): unknown => {
  const one: Record<string, unknown> = {};
  one['self'] = one;
  return one;
};

const awkward: [string, unknown][] = [
  ['text of every plane', 'Žižkov – 漢字 – 🏦 – e\u0301 – \u202Eabc'],
  ['control characters and quotes', '"\\/\b\f\n\r\t\u0000\u001e\u001f\u007f\u2028'],
  ['a lone surrogate', '\ud800'],
  ['large number strings', { minor: '123456789012345678901234567890', rate: '0.1000000000000000055511151231257827' }],
  ['numbers at the edges', [0, 1e300, 5e-324, 9007199254740991, -1.5]],
  ['deep nesting', nested(200)],
  ['keys in their order', { z: 1, a: 2, m: { y: 1, b: 2 }, '': 3 }],
  ['keys that mean something to JavaScript', JSON.parse('{"__proto__":{"a":1},"constructor":2,"toString":3}')],
  ['bare values', ['text', 1, true, false, null, [], {}]],
  ['null', null],
];

async function roundTrip(opened: Opened, data: unknown): Promise<string> {
  const { store } = opened();
  const stream = aStream();
  await store.append(stream, 'no_stream', [anEvent({ data })]);
  return JSON.stringify((await store.read(stream)).events[0]!.data);
}

async function expectRefused(opened: Opened, over: Partial<EventToAppend>): Promise<void> {
  const { store } = opened();
  const stream = aStream();
  await expect(store.append(stream, 'no_stream', [anEvent(over)])).rejects.toBeInstanceOf(InvalidAppendError);
  expect((await store.read(stream)).exists).toBe(false);
}

function verbatim(opened: Opened): void {
  it.each(awkward)('keeps %s as it was', async (_, data) => {
    expect(await roundTrip(opened, data)).toBe(JSON.stringify(data));
  });

  it('keeps any JSON value as it was', async () => {
    const { store } = opened();
    await fc.assert(
      fc.asyncProperty(fc.array(fc.jsonValue(), { minLength: 1, maxLength: 20 }), async (values) => {
        const stream = aStream();
        await store.append(
          stream,
          'no_stream',
          values.map((data) => anEvent({ data })),
        );
        const { events } = await store.read(stream);
        expect(events.map((event) => JSON.stringify(event.data))).toEqual(values.map((data) => JSON.stringify(data)));
      }),
      { numRuns: 25 },
    );
  });

  it('keeps metadata as it was', async () => {
    const { store } = opened();
    const stream = aStream();
    const event = anEvent();
    const metadata: EventMetadata = { ...event.metadata, fingerprint: 'f'.repeat(64), traceparent: '00-aa-bb-01' };
    await store.append(stream, 'no_stream', [{ ...event, metadata }]);
    const [found] = (await store.read(stream)).events;
    expect(JSON.stringify(found!.metadata)).toBe(JSON.stringify(metadata));
  });
}

function limits(opened: Opened): void {
  it('takes an append close to the limit and refuses one above it', async () => {
    const { store } = opened();
    const stream = aStream();
    await store.append(stream, 'no_stream', [anEvent({ data: filler(890_000) })]);
    const tooLarge = store.append(stream, 0, [anEvent({ data: filler(900_000) })]);
    await expect(tooLarge).rejects.toBeInstanceOf(InvalidAppendError);
    const tooMuch = store.append(stream, 0, someEvents(10, { data: filler(90_000) }));
    await expect(tooMuch).rejects.toBeInstanceOf(InvalidAppendError);
    expect((await store.read(stream)).events).toHaveLength(1);
  });

  it('counts the limit in bytes, not in characters', async () => {
    await expectRefused(opened, { data: { text: '漢'.repeat(300_000) } });
  });

  it('refuses an append without events', async () => {
    const { store } = opened();
    await expect(store.append(aStream(), 'no_stream', [])).rejects.toBeInstanceOf(InvalidAppendError);
  });

  it.each([
    ['a bigint', { data: { minor: 10n } }],
    ['a cycle', { data: cycle() }],
    ['undefined', { data: undefined }],
    ['a function', { data: () => 1 }],
    ['a cycle in the metadata', { metadata: cycle() as EventMetadata }],
    ['an id that is no uuid', { id: 'event-1' }],
    ['the nil uuid', { id: '00000000-0000-0000-0000-000000000000' }],
    ['an id in capitals', { id: 'C0FFEE00-0000-4000-8000-000000000001' }],
    ['an empty type', { type: '' }],
    ['a type of the system', { type: '$metadata' }],
  ])('refuses %s before anything is sent', async (_, over) => {
    await expectRefused(opened, over);
  });
}

function names(opened: Opened): void {
  it.each(['', '$all', '$$order-1', 'order 1', 'objednávka-1', 'order/1', 'order\n', 'o'.repeat(251)])(
    'refuses the stream name %j',
    async (stream) => {
      const { store } = opened();
      await expect(store.append(stream, 'no_stream', [anEvent()])).rejects.toBeInstanceOf(InvalidAppendError);
      await expect(store.read(stream)).rejects.toBeInstanceOf(RangeError);
    },
  );

  it('takes a stream name of 250 characters', async () => {
    const { store } = opened();
    const stream = aStream('Az09_.').padEnd(250, '-');
    await store.append(stream, 'no_stream', [anEvent()]);
    expect((await store.read(stream)).events[0]!.stream).toBe(stream);
  });

  it.each([-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY])('refuses the expected revision %d', async (expected) => {
    const { store } = opened();
    await expect(store.append(aStream(), expected, [anEvent()])).rejects.toBeInstanceOf(InvalidAppendError);
  });
}

export function payloadContract(factory: StoreFactory): void {
  const opened = useStore(factory);
  verbatim(opened);
  limits(opened);
  names(opened);
}
