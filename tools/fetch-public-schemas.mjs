// Puts the public ISO 20022 schemas into a folder, from packages of Debian that ship them: they are not ours to commit.
// Needs root and apt. node tools/fetch-public-schemas.mjs [folder]; without one, where the tests look for them.
import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';

/** The schemas of orders stand in one package as files; the types of statements in another, in a Java archive. */
const ORDERS = 'tryton-modules-account-payment-sepa';
const ORDER_FOLDER = 'usr/lib/python3/dist-packages/trytond/modules/account_payment_sepa/tests';
const ORDER_FILES = ['pain.001.001.03.xsd', 'pain.001.001.05.xsd'];
const STATEMENTS = 'libhbci4j-core-java';
const STATEMENT_ARCHIVE = 'usr/share/java/hbci4j-core.jar';
const STATEMENT_FILES = ['camt.052.001.02.xsd', 'camt.052.001.04.xsd'];

const target =
  process.argv[2] ?? process.env.PUBLIC_SCHEMAS ?? join(homedir(), '.cache', 'countinghouse', 'public-schemas');
const wanted = [...ORDER_FILES, ...STATEMENT_FILES];

if (!wanted.every((name) => existsSync(join(target, name)))) {
  const scratch = mkdtempSync(join(tmpdir(), 'public-schemas-'));
  const run = (program, ...parameters) =>
    execFileSync(program, parameters, { cwd: scratch, stdio: ['ignore', 'ignore', 'inherit'] });
  try {
    // Apt's own user may not write here, and would say so for each package.
    run('apt-get', '-o', 'APT::Sandbox::User=root', 'download', '-qq', ORDERS, STATEMENTS);
    for (const file of readdirSync(scratch)) if (file.endsWith('.deb')) run('dpkg', '-x', file, '.');
    run('unzip', '-oq', STATEMENT_ARCHIVE, ...STATEMENT_FILES);
    mkdirSync(target, { recursive: true });
    for (const name of ORDER_FILES) copyFileSync(join(scratch, ORDER_FOLDER, name), join(target, name));
    for (const name of STATEMENT_FILES) copyFileSync(join(scratch, name), join(target, name));
  } finally {
    rmSync(scratch, { recursive: true });
  }
}
console.log(`public schemas: ${target}`);
