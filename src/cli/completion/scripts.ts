import { bash } from './bash';
import { fish } from './fish';
import type { Place } from './words';
import { zsh } from './zsh';

export const SHELLS = ['bash', 'zsh', 'fish'] as const;
export type Shell = (typeof SHELLS)[number];

const SCRIPTS: Readonly<Record<Shell, (name: string, places: readonly Place[]) => string>> = { bash, zsh, fish };

/** A script that completes commands, options and values of `name` in a shell. */
export const completionScript = (shell: Shell, name: string, places: readonly Place[]): string =>
  SCRIPTS[shell](name, places);
