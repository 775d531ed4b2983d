import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { webhookDecider } from './endpoint/endpoint-decider';
import { webhookEventSchema, webhookEventVersions } from './endpoint/schema';

/** One frozen file per version of every event that was ever written, in the order of one endpoint's life. */
const FOLDER = join(__dirname, 'golden');
const text = (file: string): string => readFileSync(join(FOLDER, file), 'utf8');
const hashes = JSON.parse(text('hashes.json')) as Record<string, string>;

const everyVersion = Object.entries(webhookEventVersions).flatMap(([type, steps]) =>
  Array.from({ length: steps.length + 1 }, (_, step) => `${type}.v${step + 1}.json`),
);

describe('the golden events of endpoints', () => {
  it('hold one file for every version of every type, and were never edited', () => {
    const files = readdirSync(FOLDER).filter((file) => file !== 'hashes.json');
    expect(files.sort()).toEqual([...everyVersion].sort());
    const found = files.map((file) => [file, createHash('sha256').update(text(file)).digest('hex')]);
    expect(Object.fromEntries(found)).toEqual(hashes);
  });

  it('tell a life', () => {
    const events = Object.keys(hashes).map((file) => {
      const { type, schemaVersion, data } = JSON.parse(text(file)) as {
        type: string;
        schemaVersion: number;
        data: object;
      };
      expect(`${type}.v${schemaVersion}.json`).toBe(file);
      return webhookEventSchema.fromRecord(type, schemaVersion, data);
    });
    const end = events.reduce((state, event) => {
      const next = webhookDecider.evolve(state, event);
      webhookDecider.assertInvariants(next);
      return next;
    }, webhookDecider.initial);
    expect(end).toMatchObject({
      status: 'removed',
      endpoint: { url: 'https://shop.example/hooks/2', events: ['*'] },
      secrets: [{ sealed: { box: 'c2VjcmV0LTI' } }, { until: '2026-03-04T12:00:00.000Z' }],
    });
  });
});
