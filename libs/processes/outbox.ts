import type { CommandShell } from '#libs/command-shell';
import { deterministicId } from '#libs/command-shell';
import type { RecordedEvent } from '#libs/event-store';
import type { Reaction } from '#libs/projections';
import type { AnyProcess, ProcessCommand } from './definition';
import type { CommandIssued } from './events';
import { idOf, outboxOf, partsOf, streamPrefixOf } from './names';
import { processType } from './process-decider';

/** What travels with a command: under `commandId` its target does it once, however often it is sent. */
export interface DispatchContext {
  readonly commandId: string;
  readonly process: string;
  readonly instance: string;
  readonly correlationId: string;
  /** Id of the event that issued the command. */
  readonly causationId: string;
  readonly merchantId: string;
  readonly traceparent?: string;
}

/** `refused`: the target will never do it; the process is told. The reason is kept and holds no personal data. */
export type DispatchOutcome = { readonly kind: 'accepted' } | { readonly kind: 'refused'; readonly reason: string };

/**
 * Sends a command on, at least once. To throw means that it is not known what happened: the command is sent again with
 * back-off and the same id, and later commands of the instance wait. It must end within bounded time: sixteen commands
 * of a process are under way at most, and one that hangs keeps its place.
 */
export type Dispatch = (command: ProcessCommand, context: DispatchContext) => Promise<DispatchOutcome>;

/** Sends what the log says was issued and has no fate yet; so a crash anywhere repeats a command at most. */
export function outboxReaction(definition: AnyProcess, shell: CommandShell, dispatch: Dispatch): Reaction {
  return {
    name: outboxOf(definition.name),
    filter: { streamPrefixes: [streamPrefixOf(definition.name)], types: ['CommandIssued'] },
    onFailure: 'hold',
    handle: async (event) => {
      const { commandId, type: commandType, payload } = event.data as CommandIssued['data'];
      const { instance } = partsOf(event.stream)!;
      const type = processType(definition, instance);
      const id = idOf(definition.name, instance);
      const { state } = await shell.load(type, id);
      if (state.commands.get(commandId)?.fate !== 'issued') return;
      const context = contextOf(definition.name, instance, commandId, event);
      const outcome = await dispatch({ type: commandType, payload }, context);
      const action =
        outcome.kind === 'accepted'
          ? ({ kind: 'dispatched', commandId } as const)
          : ({ kind: 'failed', commandId, reason: outcome.reason } as const);
      await shell.execute(type, id, action, {
        commandId: deterministicId('process-fate', commandId),
        correlationId: context.correlationId,
        causationId: event.id,
        actor: `process:${definition.name}`,
        merchantId: context.merchantId,
        traceparent: context.traceparent,
      });
    },
  };
}

function contextOf(process: string, instance: string, commandId: string, event: RecordedEvent): DispatchContext {
  const { correlationId, merchantId, traceparent } = event.metadata;
  return { commandId, process, instance, correlationId, causationId: event.id, merchantId, traceparent };
}
