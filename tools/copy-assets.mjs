// The TypeScript compiler copies no other files: what the code reads beside itself (SQL, templates, styles) goes to
// dist here.
import { cpSync, readdirSync, statSync } from 'node:fs';
import { extname, join } from 'node:path';

const ASSETS = new Set(['.sql', '.eta', '.css', '.svg', '.json']);
const ROOTS = ['src', 'libs'];

function copyAssets(folder) {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) copyAssets(path);
    else if (ASSETS.has(extname(name))) cpSync(path, join('dist', path));
  }
}

for (const root of ROOTS) copyAssets(root);
