import { join } from 'node:path';
import type { ConfiguredProvider, ProviderDefinition } from '#libs/providers';
import { ROOT } from './files';

/** What is enough to make the adapter, from the provider's own folder. */
async function exampleSettingsOf(name: string): Promise<Readonly<Record<string, string>>> {
  const path = join(ROOT, 'libs/providers', name, 'testing/settings');
  return ((await import(path)) as { exampleSettings: Readonly<Record<string, string>> }).exampleSettings;
}

/** A provider by its example settings, and some `more`. */
export async function configured(
  definition: ProviderDefinition,
  more: Readonly<Record<string, string>> = {},
): Promise<ConfiguredProvider> {
  const settings = definition.fromEnvironment({ ...(await exampleSettingsOf(definition.name)), ...more });
  if (settings.kind === 'configured') return settings.provider;
  throw new Error(
    `exampleSettings of libs/providers/${definition.name}/testing/settings.ts: ${JSON.stringify(settings)}`,
  );
}
