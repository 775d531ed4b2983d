import { providerDefinitions } from '#libs/providers';
import { simulatorDefinitions } from '#libs/simulators';
import { configFromEnvironment } from '../../src/config';
import { ourFiles } from './support/files';

/** Cells of the rows of a page whose first cell is a word in backticks. */
function rowsOf(path: string): string[][] {
  const page = ourFiles.find((file) => file.path === path);
  if (!page) throw new Error(`${path} is missing`);
  return page.lines
    .filter((line) => /^\| `[^`]+` \|/.test(line))
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
}

/** Every setting that a provider looks for; none is given. */
function namesReadBy(definition: (typeof providerDefinitions)[number]): string[] {
  const names = new Set<string>();
  const environment = new Proxy<Record<string, string | undefined>>(
    {},
    {
      get: (_, name) => void names.add(String(name)),
    },
  );
  definition.fromEnvironment(environment);
  return [...names];
}

describe('the reference of settings', () => {
  it('lists every setting that the application and its providers read, and no other', () => {
    const ofApplication = [...configFromEnvironment({}).sources.keys()];
    const ofProviders = providerDefinitions.flatMap((definition) => namesReadBy(definition));
    const ofSimulators = simulatorDefinitions.flatMap(({ name }) =>
      ['PORT', 'PUBLIC_URL'].map((what) => `SIMULATOR_${name.toUpperCase().replaceAll('-', '_')}_${what}`),
    );
    const listed = rowsOf('docs/reference/configuration.md').map(([name]) => name!.replaceAll('`', ''));
    expect(ofProviders.length).toBeGreaterThan(0);
    expect(listed.sort()).toEqual([...ofApplication, ...ofProviders, ...ofSimulators].sort());
  });
});
