import type { ProviderDefinition, ProviderSettings } from './definition';

/** Names in the environment, by the names that the provider's code has for them. */
export type SettingNames = Readonly<Record<string, string>>;

/** Without blanks around; a setting that is empty counts as absent. */
export type SettingValues<N extends SettingNames> = { readonly [K in keyof N]?: string };

/** Reads a provider's settings; where none of them is set the provider is not offered. */
export const settingsOf =
  <N extends SettingNames>(
    names: N,
    settings: (values: SettingValues<N>) => ProviderSettings,
  ): ProviderDefinition['fromEnvironment'] =>
  (environment) => {
    const values = Object.entries(names).map(([key, name]) => [key, environment[name]?.trim() || undefined] as const);
    if (values.every(([, value]) => value === undefined)) return { kind: 'absent' };
    return settings(Object.fromEntries(values) as SettingValues<N>);
  };

/** What is wrong, all of it: each rule says which setting, whether it is right, and what it must be. */
export const problemsIn = <N extends SettingNames>(
  names: N,
  rules: readonly (readonly [setting: keyof N, isRight: boolean, rule: string])[],
): string[] => rules.flatMap(([setting, isRight, rule]) => (isRight ? [] : [`${names[setting]} ${rule}`]));

export function isHttpUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  return /^https?:$/.test(url.protocol) && url.search === '' && url.hash === '' && url.username === '';
}
