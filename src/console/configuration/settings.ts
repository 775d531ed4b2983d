import type { Config } from '../../config';

export interface Setting {
  readonly name: string;
  readonly source: 'environment' | 'file' | 'default';
  /** Absent: it is a secret, or not set. */
  readonly value?: string;
  readonly isSet: boolean;
}

/**
 * What this process runs with. Only what the configuration marks as no secret has a value here; everything else shows
 * that it is set, and where from.
 */
export const settingsOf = ({ sources, shown }: Config): Setting[] =>
  [...sources]
    .map(([name, source]) => ({ name, source, value: shown.get(name), isSet: source !== 'default' }))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1));
