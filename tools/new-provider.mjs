// npm run provider:new -- NAME "Title" [--root DIR]: the folder of a provider that compiles, meets the contract of the
// SPI with no ability yet, and is registered by one line.
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { format, resolveConfig } from 'prettier';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { root: { type: 'string', default: '.' } },
});
const [name, title = name] = positionals;
const TEMPLATE = new URL('./provider-template/', import.meta.url);

function end(message) {
  process.stderr.write(`${message}\n`);
  process.exit(2);
}

if (!name || !/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name)) {
  end(
    'usage: npm run provider:new -- NAME "Title", with a name such as acme-pay: small letters, digits and single hyphens',
  );
}

const folder = join(values.root, 'libs/providers', name);
if (existsSync(folder)) end(`${folder} exists already`);

const words = name.split('-');
const pascal = words.map((word) => word[0].toUpperCase() + word.slice(1)).join('');
const filled = {
  __name__: name,
  __title__: title,
  __Pascal__: pascal,
  __camel__: pascal[0].toLowerCase() + pascal.slice(1),
  __PREFIX__: name.toUpperCase().replaceAll('-', '_'),
};
const fill = (text) => Object.entries(filled).reduce((result, [hole, value]) => result.replaceAll(hole, value), text);

const style = await resolveConfig(fileURLToPath(import.meta.url), { editorconfig: true });
/** Where lines are broken depends on how long the name is. */
const formatted = (path, text) => (path.endsWith('.ts') ? format(text, { ...style, filepath: path }) : text);

const files = readdirSync(TEMPLATE, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
for (const file of files.map(({ parentPath, name: base }) =>
  relative(fileURLToPath(TEMPLATE), join(parentPath, base)),
)) {
  const path = join(folder, file.replace(/\.txt$/, ''));
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, await formatted(path, fill(readFileSync(new URL(file, TEMPLATE), 'utf8'))));
}

const registry = join(values.root, 'libs/providers/index.ts');
const lines = readFileSync(registry, 'utf8');
const withLine = lines
  .replace(
    "import type { ProviderDefinition } from './spi';\n",
    (line) => `${line}import { ${filled.__camel__} } from './${name}';\n`,
  )
  .replace(/(providerDefinitions: readonly ProviderDefinition\[\] = \[\n[^\]]*,\n)\];/, `$1  ${filled.__camel__},\n];`);
if (withLine.split('\n').length !== lines.split('\n').length + 2)
  end(`${registry} has another form than expected; import and add ${filled.__camel__} by hand`);
writeFileSync(registry, withLine);

process.stdout.write(
  `${folder} is there and registered. Next: npm run docs, which writes the pages made from providers anew, and docs/how-to/add-a-provider.md\n`,
);
