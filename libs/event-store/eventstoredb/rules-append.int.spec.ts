import { EventStoreDBClient, jsonEvent } from '@eventstore/db-client';
import { ConcurrencyError, type EventToAppend, InvalidAppendError, OutcomeUnknownError } from '..';
import { StoreRefusedError } from '.';
import { anEvent, batchesUntil, type Fault, someEvents, useDouble } from './testing';

const PASSING: Fault[] = ['unavailable', 'too-busy', 'not-ready', 'not-leader', 'cancelled', 'internal'];

describe('rule 1: every append passes credentials', () => {
  const rig = useDouble({ handshake: 'with-batch-append' });

  it('so it goes by the plain call although the node announces the shared batch stream, and needs no handshake', async () => {
    const { store, double } = rig();
    await store.append('order-1', 'no_stream', someEvents(3));
    await store.append('order-1', 2, someEvents(1));
    expect(double.calls.of('append')).toHaveLength(2);
    expect(double.calls.of('batchAppend')).toEqual([]);
    expect(double.calls.of('getSupportedMethods')).toEqual([]);
  });

  it('while a bare client, which passes none, is drawn onto the batch stream', async () => {
    const { double } = rig();
    const client = EventStoreDBClient.connectionString(double.url);
    await client.appendToStream('order-1', [jsonEvent({ type: 'Bare', data: {} })], { expectedRevision: 'no_stream' });
    expect(double.calls.of('append')).toEqual([]);
    expect(double.calls.of('batchAppend')).toHaveLength(1);
    await client.dispose();
  });

  it('and it asks for the leader', async () => {
    const { store, double } = rig();
    await store.append('order-1', 'no_stream', someEvents(1));
    expect(double.calls.of('append')[0]!.headers['requires-leader']).toBe('true');
  });
});

describe('rule 2: an append is serialised before the client is called', () => {
  const rig = useDouble();
  const cycle: Record<string, unknown> = {};
  cycle.self = cycle;

  it.each([
    ['a bigint', { minor: 1n }],
    ['a cycle', cycle],
    ['undefined', undefined],
  ])('so %s is refused and nothing is sent', async (_, data) => {
    const { store, double } = rig();
    await expect(store.append('order-1', 'no_stream', [anEvent({ data })])).rejects.toBeInstanceOf(InvalidAppendError);
    expect(double.calls.all).toEqual([]);
  });

  it('and the bytes that arrive are that very text', async () => {
    const { store, double } = rig();
    const event = anEvent({ data: { z: '1', a: ['漢', '\u0000', { 2: 'b', 1: 'a' }], n: 1e21 } });
    await store.append('order-1', 'no_stream', [event]);
    const [stored] = double.node.log.stream('order-1');
    expect(Buffer.from(stored!.data).toString('utf8')).toBe(JSON.stringify(event.data));
    const metadata = Buffer.from(stored!.metadata).toString('utf8');
    expect(metadata.replace(/,"_append":"[-0-9a-f]{36}"/, '')).toBe(JSON.stringify(event.metadata));
    expect(stored!.contentType).toBe('application/json');
  });
});

describe('rule 4: no answer means that the outcome is unknown', () => {
  const rig = useDouble();

  it.each<Fault>(['commit-then-silence', 'commit-then-unavailable'])(
    'so after %s the append is repeated with the same ids and revision, and stands in the log once',
    async (fault) => {
      const { store, double, warnings } = rig();
      await store.append('order-1', 'no_stream', someEvents(2));
      double.calls.clear();
      double.faults.inject('append', fault);
      const events = someEvents(2);
      const result = await store.append('order-1', 1, events);
      expect(result).toMatchObject({ revision: 3, repeated: false });
      const ids = events.map(({ id }) => id);
      expect(double.calls.of('append')).toMatchObject([
        { stream: 'order-1', expected: '1', eventIds: ids },
        { stream: 'order-1', expected: '1', eventIds: ids },
      ]);
      expect(
        double.node.log
          .stream('order-1')
          .map(({ id }) => id)
          .slice(2),
      ).toEqual(ids);
      expect(warnings).toMatchObject([{ kind: 'append-repeated', what: 'order-1', attempt: 1 }]);
    },
  );

  it('so the repeat finds the original also when others have appended meanwhile', async () => {
    const { store, double } = rig();
    const events = someEvents(1);
    double.faults.inject('append', 'commit-then-silence', 3);
    await expect(store.append('order-1', 'no_stream', events)).rejects.toBeInstanceOf(OutcomeUnknownError);
    await store.append('order-1', 0, someEvents(2));
    const original = double.node.log.stream('order-1')[0]!;
    const repeat = await store.append('order-1', 'no_stream', events);
    expect(repeat).toEqual({ revision: 0, position: original.position, repeated: true });
  });

  it.each(PASSING)('so %s is repeated', async (fault) => {
    const { store, double } = rig();
    double.faults.inject('append', fault);
    expect(await store.append('order-1', 'no_stream', someEvents(1))).toMatchObject({ revision: 0 });
    expect(double.node.log.stream('order-1')).toHaveLength(1);
  });

  it('so the caller is told after a bounded number of tries', async () => {
    const { store, double } = rig();
    double.faults.inject('append', 'unavailable', 3);
    await expect(store.append('order-1', 'no_stream', someEvents(1))).rejects.toBeInstanceOf(OutcomeUnknownError);
    expect(double.calls.of('append')).toHaveLength(3);
  });

  it('so an error that nobody knows is not repeated, but not taken for a no either', async () => {
    const { store, double } = rig();
    double.faults.inject('append', 'unknown');
    await expect(store.append('order-1', 'no_stream', someEvents(1))).rejects.toBeInstanceOf(OutcomeUnknownError);
    expect(double.calls.of('append')).toHaveLength(1);
  });

  it('while a clear no is passed on as one', async () => {
    const { store, double } = rig();
    double.faults.inject('append', 'access-denied');
    await expect(store.append('order-1', 'no_stream', someEvents(1))).rejects.toBeInstanceOf(StoreRefusedError);
    double.faults.maxAppendBytes = 100;
    await expect(store.append('order-1', 'no_stream', someEvents(1))).rejects.toBeInstanceOf(InvalidAppendError);
    double.node.tombstone('order-1');
    double.faults.maxAppendBytes = 1024 * 1024;
    await expect(store.append('order-1', 'no_stream', someEvents(1))).rejects.toBeInstanceOf(StoreRefusedError);
  });

  it('but a no that follows a lost answer does not say what became of the first try', async () => {
    const { store, double } = rig();
    double.faults.inject('append', 'commit-then-silence');
    double.faults.inject('append', 'access-denied');
    await expect(store.append('order-1', 'no_stream', someEvents(1))).rejects.toBeInstanceOf(OutcomeUnknownError);
  });
});

describe('rule 5: appends expect no stream or an exact revision', () => {
  const rig = useDouble();

  it('so nothing else ever reaches the node', async () => {
    const { store, double } = rig();
    await store.append('order-1', 'no_stream', someEvents(2));
    await store.append('order-1', 1, someEvents(1));
    await expect(store.append('order-1', 7, someEvents(1))).rejects.toBeInstanceOf(ConcurrencyError);
    expect(double.calls.of('append').map(({ expected }) => expected)).toEqual(['no_stream', '1', '7']);
  });

  it('and a repeat is recognised after the node has forgotten the ids it saw last', async () => {
    const { store, double } = rig();
    const events = someEvents(2);
    const original = await store.append('order-1', 'no_stream', events);
    double.node.restart();
    expect(await store.append('order-1', 'no_stream', events)).toEqual({ ...original, repeated: true });
    expect(double.node.log.stream('order-1')).toHaveLength(2);
  });
});

describe('the mark of an append, by which two processes tell whose it was', () => {
  const rig = useDouble();

  it('stands in the log at the last event and nowhere that a reader looks, with other metadata or none', async () => {
    const { store, double } = rig();
    const events = [anEvent(), anEvent(), anEvent({ metadata: {} as never })];
    await store.append('order-1', 'no_stream', events);
    const marked = double.node.log
      .stream('order-1')
      .map(({ metadata }) => '_append' in (JSON.parse(Buffer.from(metadata).toString('utf8')) as object));
    expect(marked).toEqual([false, false, true]);
    const metadata = events.map((event) => event.metadata);
    expect((await store.read('order-1')).events.map((event) => event.metadata)).toEqual(metadata);
    expect((await store.readAll(0n, 10)).events.map((event) => event.metadata)).toEqual(metadata);
    const [batch] = await batchesUntil(store, (batches) => batches.length === 1);
    expect(batch!.events.map((event) => event.metadata)).toEqual(metadata);
  });

  it('is read back by one event, after an append that the node confirmed', async () => {
    const { store, double } = rig();
    await store.append('order-1', 'no_stream', someEvents(3));
    expect(double.calls.all.map(({ method }) => method)).toEqual(['append', 'read']);
    expect(double.calls.of('read')).toMatchObject([{ stream: 'order-1', maxCount: 1n }]);
  });

  it('is read back again when that read fails in passing', async () => {
    const { store, double } = rig();
    double.faults.inject('read', 'unavailable', 2);
    expect(await store.append('order-1', 'no_stream', someEvents(1))).toMatchObject({ repeated: false });
  });

  it('is not guessed when it cannot be read: the outcome is unknown, and the append sent again is a repeat', async () => {
    const { store, double } = rig();
    const events = someEvents(1);
    double.faults.inject('read', 'unavailable', 3);
    await expect(store.append('order-1', 'no_stream', events)).rejects.toBeInstanceOf(OutcomeUnknownError);
    expect(await store.append('order-1', 'no_stream', events)).toMatchObject({ revision: 0, repeated: true });
  });

  it('is absent in a log of an earlier release, whose events are nobody’s who appends now', async () => {
    const { store, double } = rig();
    const event = anEvent();
    const client = EventStoreDBClient.connectionString(double.url);
    const { id, type, data, metadata } = event;
    const written = jsonEvent({ id, type, data: data as never, metadata: metadata as never });
    await client.appendToStream('order-1', [written], { expectedRevision: 'no_stream' });
    await client.dispose();
    expect(await store.append('order-1', 'no_stream', [event])).toMatchObject({ repeated: true });
  });
});

describe('rule 6: event ids are the caller’s, unique and well formed', () => {
  const rig = useDouble();

  it.each([
    ['no uuid', 'event-1'],
    ['the nil uuid', '00000000-0000-0000-0000-000000000000'],
  ])('so %s is refused before anything is sent', async (_, id) => {
    const { store, double } = rig();
    await expect(store.append('order-1', 'no_stream', [anEvent({ id })])).rejects.toBeInstanceOf(InvalidAppendError);
    expect(double.calls.all).toEqual([]);
  });

  it('so twins within one append are refused', async () => {
    const { store } = rig();
    const twin = anEvent();
    await expect(store.append('order-1', 'no_stream', [twin, twin])).rejects.toBeInstanceOf(InvalidAppendError);
  });

  it('and they reach the log and come back unchanged, in both forms of the protocol', async () => {
    const { store } = rig();
    const events: EventToAppend[] = someEvents(10);
    await store.append('order-1', 'no_stream', events);
    const read = await store.read('order-1');
    expect(read.events.map(({ id }) => id)).toEqual(events.map(({ id }) => id));
  });
});

describe('rule 12: one business fact is one event in one stream', () => {
  const rig = useDouble();

  it('so an append is one call that names one stream', async () => {
    const { store, double } = rig();
    const events = someEvents(5);
    await store.append('order-1', 'no_stream', events);
    const calls = double.calls.all.filter(({ method }) => method !== 'read');
    expect(calls).toMatchObject([{ method: 'append', stream: 'order-1', eventIds: events.map(({ id }) => id) }]);
  });

  it('and its events stand side by side in the log, or not at all', async () => {
    const { store, double } = rig();
    await store.append('order-1', 'no_stream', someEvents(5));
    const places = double.node.log.stream('order-1').map((record) => double.node.log.records.indexOf(record));
    expect(places).toEqual(places.map((_, index) => places[0]! + index));
    await expect(store.append('order-1', 2, someEvents(3))).rejects.toBeInstanceOf(ConcurrencyError);
    expect(double.node.log.stream('order-1')).toHaveLength(5);
  });
});
