import { randomUUID } from 'node:crypto';
import type { CommandEnvelope } from '#libs/command-shell';
import { operator } from './consent';

/**
 * The envelope of a command that a person issues at this shell.
 * @param once id and fingerprint of a command that has a key; default: a new one each time
 */
export function shellEnvelope(
  merchantId: string,
  once: { readonly commandId?: string; readonly fingerprint?: string } = {},
): CommandEnvelope {
  const { commandId = randomUUID(), fingerprint } = once;
  return { commandId, fingerprint, correlationId: commandId, actor: operator(), merchantId };
}
