import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { agreementDecider, agreementEventSchema, agreementEventVersions } from './agreement-decider';
import { agreementStatus } from './status';

/** As for orders: one frozen file per version of every event, never touched, because events like it lie in logs. */
const FOLDER = join(__dirname, 'golden');

interface Golden {
  readonly type: string;
  readonly schemaVersion: number;
  readonly data: unknown;
}

interface Story {
  readonly name: string;
  readonly events: readonly string[];
  readonly status: string;
  readonly counts: object;
}

const text = (file: string): string => readFileSync(join(FOLDER, file), 'utf8');
const golden = (file: string): Golden => JSON.parse(text(file)) as Golden;
const stories = JSON.parse(text('stories.json')) as Story[];
const everyVersion = Object.entries(agreementEventVersions).flatMap(([type, steps]) =>
  Array.from({ length: steps.length + 1 }, (_, step) => `${type}.v${step + 1}.json`),
);

describe('the golden events of an agreement', () => {
  it('hold one file for every version of every type', () => {
    const files = readdirSync(FOLDER).filter((file) => /\.v\d+\.json$/.test(file));
    expect(files.sort()).toEqual([...everyVersion].sort());
  });

  it('were never edited', () => {
    const found = everyVersion.map((file) => [file, createHash('sha256').update(text(file)).digest('hex')]);
    expect(Object.fromEntries(found)).toEqual(JSON.parse(text('hashes.json')));
  });

  it.each(everyVersion)('%s says what it is', (file) => {
    const { type, schemaVersion } = golden(file);
    expect(`${type}.v${schemaVersion}.json`).toBe(file);
  });

  it.each(stories)('tell the story: $name', ({ events, status, counts }) => {
    const state = events.map(golden).reduce((before, { type, schemaVersion, data }) => {
      const after = agreementDecider.evolve(before, agreementEventSchema.fromRecord(type, schemaVersion, data));
      agreementDecider.assertInvariants(after);
      return after;
    }, agreementDecider.initial);
    expect({ status: agreementStatus(state), counts: state.counts }).toEqual({ status, counts });
  });

  it('leave no event out', () => {
    const told = new Set(stories.flatMap(({ events }) => events));
    expect(everyVersion.filter((file) => !told.has(file))).toEqual([]);
  });
});
