import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { postingsDocument } from './testing';

const FILE = join(__dirname, '../../docs/reference/postings.md');

describe('the reference of postings', () => {
  it('says what the rules do', () => {
    const document = postingsDocument();
    if (process.env.UPDATE_DOCS) writeFileSync(FILE, document);
    expect(readFileSync(FILE, 'utf8')).toBe(document);
  });
});
