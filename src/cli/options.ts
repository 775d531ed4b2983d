import type { Command } from 'commander';
import { createOutput } from './output';
import type { Output } from './output';

/** The options that every command takes. */
export const outputOf = (command: Command): Output =>
  createOutput(command.optsWithGlobals<{ json?: boolean }>().json ?? false);
