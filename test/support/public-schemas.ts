import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';

/** `node tools/fetch-public-schemas.mjs` puts them there. */
const FOLDER = process.env.PUBLIC_SCHEMAS ?? join(homedir(), '.cache', 'countinghouse', 'public-schemas');

const SCHEMAS = ['pain.001.001.03', 'pain.001.001.05', 'camt.053.001.02', 'camt.053.001.04'] as const;
export type PublicSchema = (typeof SCHEMAS)[number];

/** camt.052 and camt.053 share all types; only these words tell a report of the day from a statement. */
const REPORT_TO_STATEMENT: readonly (readonly [RegExp, string])[] = [
  [/camt\.052/g, 'camt.053'],
  [/BkToCstmrAcctRpt/g, 'BkToCstmrStmt'],
  [/name="Rpt"/g, 'name="Stmt"'],
  [/name="RptPgntn"/g, 'name="StmtPgntn"'],
  [/name="AddtlRptInf"/g, 'name="AddtlStmtInf"'],
  // A report may do without balances, a statement has at least one.
  [/minOccurs="0" (name="Bal")/g, 'minOccurs="1" $1'],
];

const fileOf = (schema: PublicSchema): string => join(FOLDER, `${schema.replace('camt.053', 'camt.052')}.xsd`);

function textOf(schema: PublicSchema): string {
  const text = readFileSync(fileOf(schema), 'utf8');
  if (!schema.startsWith('camt')) return text;
  return REPORT_TO_STATEMENT.reduce((all, [word, other]) => all.replace(word, other), text);
}

const isThere =
  spawnSync('xmllint', ['--version']).status === 0 && SCHEMAS.every((schema) => existsSync(fileOf(schema)));

/** Tests against the public schemas where xmllint and the schemas are found; elsewhere they say skipped. */
export const whereSchemasAre: jest.It = isThere ? it : it.skip;

/** What xmllint finds wrong with each of these documents by the public schema; empty when nothing is. */
export function schemaErrors(schema: PublicSchema, documents: readonly string[]): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'schema-'));
  try {
    writeFileSync(join(folder, 'schema.xsd'), textOf(schema));
    const files = documents.map((document, index) => {
      writeFileSync(join(folder, `${index}.xml`), document);
      return `${index}.xml`;
    });
    const { stderr } = spawnSync('xmllint', ['--noout', '--nonet', '--schema', 'schema.xsd', ...files], {
      cwd: folder,
      encoding: 'utf8',
    });
    const told = stderr.split('\n').filter((line) => line !== '');
    // Each file is answered for: what was not looked at does not count as right.
    const right = new Set(told.filter((line) => line.endsWith(' validates')).map((line) => line.split(' ')[0]));
    if (files.every((file) => right.has(file))) return [];
    return told.filter((line) => !line.endsWith(' validates'));
  } finally {
    rmSync(folder, { recursive: true });
  }
}
