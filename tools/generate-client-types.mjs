// Types of the published client out of the API's own document. `npm run client:types` writes them; `--check` says
// whether they are stale.
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import openapiTS, { astToString } from 'openapi-typescript';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..');
const DOCUMENT = join(ROOT, 'docs/reference/openapi.json');
const TARGET = join(ROOT, 'libs/client/generated/api.ts');
const HEAD = '// Generated from docs/reference/openapi.json by tools/generate-client-types.mjs. Do not edit.\n\n';

const document = JSON.parse(readFileSync(DOCUMENT, 'utf8'));
const types = HEAD + astToString(await openapiTS(document, { alphabetize: true, defaultNonNullable: false }));

if (!process.argv.includes('--check')) {
  writeFileSync(TARGET, types);
} else if (readFileSync(TARGET, 'utf8') !== types) {
  process.stderr.write('libs/client/generated/api.ts is stale: npm run client:types\n');
  process.exitCode = 1;
}
