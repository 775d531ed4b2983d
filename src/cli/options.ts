import type { Command } from 'commander';
import { merchantId } from './arguments';
import { createOutput } from './output';
import type { Output } from './output';

/** The options that every command takes. */
export const outputOf = (command: Command): Output =>
  createOutput(command.optsWithGlobals<{ json?: boolean }>().json ?? false);

export interface ForMerchant {
  readonly merchant: string;
}

export const ofMerchant = (command: Command): Command =>
  command.requiredOption('--merchant <id>', 'the merchant', merchantId);
