import type { AggregateType } from '#libs/command-shell';
import { accept } from '#libs/decider';
import { eventSchema } from '#libs/payments';
import type {
  ClientOperationAnswered,
  ClientOperationEvent,
  ClientOperationRequested,
  ClientOperationTold,
} from './client-operation.events';

const CATEGORY = 'provider-call';

export const clientOperationStream = (id: string): string => `${CATEGORY}-${id}`;

export interface ClientOperationState {
  readonly request?: ClientOperationRequested['data'];
  readonly answer?: ClientOperationAnswered['data'];
}

type Command =
  | { readonly type: 'Request'; readonly request: Omit<ClientOperationRequested['data'], 'requestedAt'> }
  | { readonly type: 'RecordAnswer'; readonly answer: ClientOperationAnswered['data'] }
  | { readonly type: 'RecordMessage'; readonly message: Omit<ClientOperationTold['data'], 'operation'> };

/** One call, one stream `provider-call-<id>`: asked for once, answered once; messages about it come at any time. */
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
      if (command.type === 'RecordMessage') {
        if (!state.request) return accept();
        return accept({
          type: 'ClientOperationTold',
          data: { ...command.message, operation: state.request.operation },
        });
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
  schema: eventSchema<ClientOperationEvent>({
    ClientOperationRequested: [],
    ClientOperationAnswered: [],
    ClientOperationTold: [],
  }),
};
