import type { AggregateType } from '#libs/command-shell';
import { accept } from '#libs/decider';
import { eventSchema } from '#libs/payments';
import type {
  ClientOperationAnswered,
  ClientOperationEvent,
  ClientOperationRequested,
} from './client-operation.events';

const CATEGORY = 'provider-call';

export const clientOperationStream = (id: string): string => `${CATEGORY}-${id}`;

export interface ClientOperationState {
  readonly request?: ClientOperationRequested['data'];
  readonly answer?: ClientOperationAnswered['data'];
}

type Command =
  | { readonly type: 'Request'; readonly request: Omit<ClientOperationRequested['data'], 'requestedAt'> }
  | { readonly type: 'RecordAnswer'; readonly answer: ClientOperationAnswered['data'] };

/** One call, one stream `provider-call-<id>`: asked for once, answered once. */
export const clientOperationAggregate: AggregateType<ClientOperationState, Command, ClientOperationEvent, never> = {
  decider: {
    category: CATEGORY,
    initial: {},
    decide: (state, command, { now }) => {
      if (command.type === 'Request') {
        if (state.request) return accept();
        const data = { ...command.request, requestedAt: now.toISOString() };
        return accept({ type: 'ClientOperationRequested', data });
      }
      return state.answer ? accept() : accept({ type: 'ClientOperationAnswered', data: command.answer });
    },
    evolve: (state, event) => {
      switch (event.type) {
        case 'ClientOperationRequested':
          return { ...state, request: event.data };
        case 'ClientOperationAnswered':
          return { ...state, answer: event.data };
        default:
          return state;
      }
    },
    assertInvariants: ({ request, answer }) => {
      if (answer && !request) throw new Error('a call was answered that was never asked for');
    },
  },
  schema: eventSchema<ClientOperationEvent>({ ClientOperationRequested: [], ClientOperationAnswered: [] }),
};
