import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { providerDefinitions } from '#libs/providers';
import { simulatorDefinitions } from '#libs/simulators';
import type { SimulatorDefinition } from '#libs/simulators';
import { ROOT } from './support/files';

const PAGE = join(ROOT, 'docs/reference/configuration.md');
const PROVIDERS = /(<!-- providers: .* -->\n\n)[^]*(<!-- end of providers -->)/;
const SIMULATORS = /(<!-- simulators: .* -->\n\n)[^]*(<!-- end of simulators -->)/;

/** The settings of a provider are described in its folder; here they are one section lower, and nearer to the docs. */
const sectionOf = (name: string): string =>
  readFileSync(join(ROOT, 'libs/providers', name, 'settings.md'), 'utf8')
    .replace(/^# /, '## ')
    .replaceAll('](../../../docs/', '](../');

const REACHED = 'how browsers and the ledger reach it: needed with `HOST=0.0.0.0` or behind a proxy';

/** All simulators are run by the same settings. */
function rowsOf({ name, defaultPort }: SimulatorDefinition): string {
  const prefix = `SIMULATOR_${name.toUpperCase().replaceAll('-', '_')}`;
  return `| \`${prefix}_PORT\` | \`${defaultPort}\` | port to listen on; \`0\` takes a free one |
| \`${prefix}_PUBLIC_URL\` | the address it listens on | ${REACHED} |
`;
}

describe('the parts of the reference of settings that are made', () => {
  it('has what stands in the folders of providers, and the settings of every simulator', () => {
    const page = readFileSync(PAGE, 'utf8');
    const sections = providerDefinitions.map(({ name }) => `${sectionOf(name)}\n`).join('');
    const rows = simulatorDefinitions.map(rowsOf).join('');
    const table = `| Variable | Default | Meaning |\n|---|---|---|\n${rows}\n`;
    const text = page
      .replace(PROVIDERS, (_, head: string, end: string) => `${head}${sections}${end}`)
      .replace(SIMULATORS, (_, head: string, end: string) => `${head}${table}${end}`);
    if (process.env.UPDATE_DOCS === '1') writeFileSync(PAGE, text);
    expect(text).toContain(sections);
    expect(text).toContain(table);
    expect(readFileSync(PAGE, 'utf8')).toBe(text);
  });
});
