import { uuidV5 } from './uuid-v5';

/** Namespace of everything that Countinghouse names deterministically. */
const nameIn = uuidV5('c0a7b0a5-52c4-5d8b-9f5e-6d7c1f2f4b11');

/** A uuid v5 over the parts; the same parts give the same id for ever, which is what makes repeats recognisable. */
export const deterministicId = (...parts: readonly string[]): string => nameIn(parts.join('\n'));

/**
 * Id of the `index`-th event of a command on a stream. A second decision of the same command makes the same ids;
 * another request under the same command id makes others, so that the store never takes it for a repeat.
 */
export const eventId = (stream: string, command: { commandId: string; fingerprint?: string }, index: number): string =>
  deterministicId('event', stream, command.commandId, command.fingerprint ?? '', String(index));
