import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bankOrderRules } from './banking/postings';
import { rules } from './rules';
import { resolutionRules } from './settlement/postings';
import { settlementRules } from './settlement/rules';
import { placementRules } from './suspense';
import { postingsDocument } from './testing';
import { unmatchedRules } from './unmatched';

const FILE = join(__dirname, '../../docs/reference/postings.md');

describe('the reference of postings', () => {
  it('says what the rules do', () => {
    const document = postingsDocument();
    if (process.env.UPDATE_DOCS) writeFileSync(FILE, document);
    expect(readFileSync(FILE, 'utf8')).toBe(document);
  });

  it('has a worked example of every rule', () => {
    const tables = [...Object.values(rules), ...Object.values(settlementRules)];
    const named = tables.flatMap((table) => table.map(({ rule }: { readonly rule: string }) => rule));
    const others = [...resolutionRules, ...bankOrderRules, ...unmatchedRules, ...placementRules];
    const document = postingsDocument();
    // A leg of an example begins with its rule; a row of a table begins with a bar.
    const shown = new Set([...document.matchAll(/^([a-z][a-z_.]*) +\S+ +-?\d/gm)].map(([, rule]) => rule));
    expect([...new Set([...named, ...others])].filter((rule) => !shown.has(rule))).toEqual([]);
  });
});
