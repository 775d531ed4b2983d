import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { providerDefinitions } from '#libs/providers';
import { ROOT } from './support/files';

const PAGE = join(ROOT, 'docs/reference/configuration.md');
const PROVIDERS = /(<!-- providers: .* -->\n\n)[^]*(<!-- end of providers -->)/;

/** The settings of a provider are described in its folder; here they are one section lower, and nearer to the docs. */
const sectionOf = (name: string): string =>
  readFileSync(join(ROOT, 'libs/providers', name, 'settings.md'), 'utf8')
    .replace(/^# /, '## ')
    .replaceAll('](../../../docs/', '](../');

describe('the sections of providers in the reference of settings', () => {
  it('are what stands in their folders', () => {
    const page = readFileSync(PAGE, 'utf8');
    const sections = providerDefinitions.map(({ name }) => `${sectionOf(name)}\n`).join('');
    const text = page.replace(PROVIDERS, (_, head: string, end: string) => `${head}${sections}${end}`);
    if (process.env.UPDATE_DOCS === '1') writeFileSync(PAGE, text);
    expect(text).toContain(sections);
    expect(readFileSync(PAGE, 'utf8')).toBe(text);
  });
});
