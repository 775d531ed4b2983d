import type { AggregateType } from '#libs/command-shell';
import { accept, reject } from '#libs/decider';
import type { Decider, Decision } from '#libs/decider';
import type { ApprovalEvent, ApprovalRejected, ApprovalRequested } from './approval.events';
import { approvalEventSchema } from './approval.schema';

export type ApprovalStatus = 'waiting' | 'granted' | 'rejected' | 'done' | 'failed';

export interface ApprovalState {
  readonly request?: ApprovalRequested['data'];
  readonly status: ApprovalStatus;
  readonly decidedBy?: string;
  readonly decidedAt?: string;
  readonly rejection?: ApprovalRejected['data']['reason'];
  readonly failure?: { readonly code: string; readonly reason: string };
}

export type ApprovalCommand =
  | { readonly type: 'Request'; readonly request: Omit<ApprovalRequested['data'], 'requestedAt'> }
  | { readonly type: 'Grant'; readonly by: string }
  | { readonly type: 'Reject'; readonly by: string; readonly reason: ApprovalRejected['data']['reason'] }
  | { readonly type: 'RecordDone' }
  | { readonly type: 'RecordFailure'; readonly code: string; readonly reason: string };

export type ApprovalRefusal =
  { readonly code: 'not_found' } | { readonly code: 'own_request' } | { readonly code: 'decided' };

type ApprovalDecision = Decision<ApprovalEvent, ApprovalRefusal>;

/** One request, one stream `approval-<id>`: asked for by one person, decided by another, carried out once. */
const approvalDecider: Decider<ApprovalState, ApprovalCommand, ApprovalEvent, ApprovalRefusal> = {
  category: 'approval',
  initial: { status: 'waiting' },
  decide: (state, command, { now }): ApprovalDecision => {
    const at = now.toISOString();
    if (command.type === 'Request') {
      if (state.request) return accept();
      return accept({ type: 'ApprovalRequested', data: { ...command.request, requestedAt: at } });
    }
    if (!state.request) return reject({ code: 'not_found' });
    switch (command.type) {
      case 'RecordDone':
        return state.status === 'granted' ? accept({ type: 'ApprovalCarriedOut', data: { at } }) : accept();
      case 'RecordFailure':
        if (state.status !== 'granted') return accept();
        return accept({ type: 'ApprovalFailed', data: { code: command.code, reason: command.reason, at } });
      default:
        return decided(state, command, at);
    }
  },
  evolve: (state, event) => {
    switch (event.type) {
      case 'ApprovalRequested':
        return { ...state, request: event.data };
      case 'ApprovalGranted':
        return { ...state, status: 'granted', decidedBy: event.data.by, decidedAt: event.data.at };
      case 'ApprovalRejected':
        return {
          ...state,
          status: 'rejected',
          decidedBy: event.data.by,
          decidedAt: event.data.at,
          rejection: event.data.reason,
        };
      case 'ApprovalCarriedOut':
        return { ...state, status: 'done' };
      case 'ApprovalFailed':
        return { ...state, status: 'failed', failure: { code: event.data.code, reason: event.data.reason } };
      default:
        return state;
    }
  },
  assertInvariants: ({ request, status, decidedBy }) => {
    if (status !== 'waiting' && decidedBy === undefined) throw new Error('decided by nobody');
    if (decidedBy !== undefined && decidedBy === request?.requestedBy) throw new Error('decided by who asked');
  },
};

function decided(
  state: ApprovalState,
  command: Extract<ApprovalCommand, { type: 'Grant' | 'Reject' }>,
  at: string,
): ApprovalDecision {
  if (state.status !== 'waiting') return reject({ code: 'decided' });
  if (state.request?.requestedBy === command.by) return reject({ code: 'own_request' });
  if (command.type === 'Grant') return accept({ type: 'ApprovalGranted', data: { by: command.by, at } });
  return accept({ type: 'ApprovalRejected', data: { by: command.by, reason: command.reason, at } });
}

export const approvalAggregate: AggregateType<ApprovalState, ApprovalCommand, ApprovalEvent, ApprovalRefusal> = {
  decider: approvalDecider,
  schema: approvalEventSchema,
};
