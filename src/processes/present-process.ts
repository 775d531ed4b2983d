import type { InstanceRow, ShownInstance, StuckInstance } from '#libs/processes';
import type { HeldEvent } from '#libs/projections';
import type { ProcessSummaryView, ProcessView, StuckProcessView, WaitingEventView } from './process.view';

export const presentRow = (row: InstanceRow): ProcessSummaryView => ({
  process: row.process,
  instance: row.instance,
  merchant_id: row.merchantId,
  status: row.status,
  reason: row.reason ?? undefined,
  inputs: row.inputs,
  undispatched: row.undispatched,
  started_at: row.startedAt.toISOString(),
  last_input_at: row.lastInputAt.toISOString(),
  last_event_at: row.lastEventAt.toISOString(),
});

export const presentStuck = (row: StuckInstance): StuckProcessView => ({ ...presentRow(row), stuck: row.stuck });

export function presentInstance(shown: ShownInstance): ProcessView {
  const { parked } = shown;
  return {
    process: shown.process,
    instance: shown.instance,
    merchant_id: shown.merchantId,
    version: shown.version,
    status: shown.status,
    outcome: shown.outcome,
    awaits: shown.awaits,
    since: shown.since,
    parked: parked && {
      source_event_id: parked.sourceEventId,
      source_type: parked.sourceType,
      error: parked.error,
      at: parked.at,
    },
    timers: shown.timers.map(({ timerId, name, dueAt, setAt }) => ({
      id: timerId,
      name,
      due_at: dueAt,
      set_at: setAt,
    })),
    commands: shown.commands.map((command) => ({
      id: command.commandId,
      type: command.type,
      payload: command.payload,
      issued_at: command.issuedAt,
      fate: command.fate,
      fate_at: command.fateAt,
      reason: command.reason,
    })),
    inputs_seen: shown.inputsSeen,
    waiting_inputs: shown.waitingInputs.map(presentHeld),
    waiting_commands: shown.waitingCommands.map(presentHeld),
    revision: shown.revision,
    position: String(shown.position),
  };
}

const presentHeld = (held: HeldEvent): WaitingEventView => ({
  position: String(held.position),
  stream: held.stream,
  event_type: held.eventType,
  attempts: held.attempts,
  last_error: held.lastError ?? undefined,
  next_attempt_at: held.nextAttemptAt.toISOString(),
});
