import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const ROOT = resolve(__dirname, '../..');

/** A page of the reference that is made from code: as it stands there, or written anew with `npm run docs`. */
export function expectPage(path: string, lines: readonly string[]): void {
  const file = join(ROOT, path);
  const text = `${lines.join('\n').trimEnd()}\n`;
  if (process.env.UPDATE_DOCS === '1') writeFileSync(file, text);
  expect(existsSync(file) ? readFileSync(file, 'utf8') : '').toBe(text);
}

/** Text in a cell of a table. */
const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll(/\s*\n\s*/g, ' ');

const rowOf = (cells: readonly string[]): string => `| ${cells.map(cell).join(' | ')} |`;

export const tableOf = (head: readonly string[], rows: readonly (readonly string[])[]): string[] => [
  rowOf(head),
  `|${'---|'.repeat(head.length)}`,
  ...rows.map(rowOf),
];
