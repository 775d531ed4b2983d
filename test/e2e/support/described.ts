import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { providerDefinitions } from '#libs/providers';

/**
 * What the files of a folder export as `described`, one for each provider that has a file of its name there: another
 * provider is described by adding a file.
 */
export const describedIn = <T>(folder: string): readonly T[] =>
  providerDefinitions
    .map(({ name }) => join(folder, `${name}.ts`))
    .filter((path) => existsSync(path))
    .map((path) => jest.requireActual<{ readonly described: T }>(path).described);
