import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { approvalAggregate } from './approval.aggregate';
import { approvalEventSchema, approvalEventVersions } from './approval.schema';

/** One frozen file per version of every event that was ever written, and the lives that are made of them. */
const FOLDER = join(__dirname, 'golden');

interface Golden {
  readonly type: string;
  readonly schemaVersion: number;
  readonly data: object;
}

const text = (file: string): string => readFileSync(join(FOLDER, file), 'utf8');
const golden = (file: string): Golden => JSON.parse(text(file)) as Golden;
const hashes = JSON.parse(text('hashes.json')) as Record<string, string>;
const stories = JSON.parse(text('stories.json')) as { name: string; events: string[]; status: string }[];

const everyVersion = Object.entries(approvalEventVersions).flatMap(([type, steps]) =>
  Array.from({ length: steps.length + 1 }, (_, step) => `${type}.v${step + 1}.json`),
);

describe('the golden events of approvals', () => {
  it('hold one file for every version of every type, and were never edited', () => {
    const files = readdirSync(FOLDER).filter((file) => /\.v\d+\.json$/.test(file));
    expect(files.sort()).toEqual([...everyVersion].sort());
    const found = files.map((file) => [file, createHash('sha256').update(text(file)).digest('hex')]);
    expect(Object.fromEntries(found)).toEqual(hashes);
  });

  it.each(everyVersion)('%s says what it is', (file) => {
    const { type, schemaVersion } = golden(file);
    expect(`${type}.v${schemaVersion}.json`).toBe(file);
  });

  it.each(stories)('are read and folded: $name', ({ events, status }) => {
    const { decider } = approvalAggregate;
    const end = events.map(golden).reduce((state, { type, schemaVersion, data }) => {
      const next = decider.evolve(state, approvalEventSchema.fromRecord(type, schemaVersion, data));
      decider.assertInvariants(next);
      return next;
    }, decider.initial);
    expect(end).toMatchObject({ status, request: { reference: 'INV-1', amount: { minor: '90000', currency: 'EUR' } } });
  });

  it('have a part in a life, each of them', () => {
    const told = new Set(stories.flatMap(({ events }) => events));
    expect(everyVersion.filter((file) => !told.has(file))).toEqual([]);
  });
});
