import { accept, reject } from '#libs/decider';
import type { Decider, Decision } from '#libs/decider';
import type { WebhookCommand, WebhookRefusal } from './commands';
import type { WebhookEvent } from './events';
import type { WebhookState } from './state';

type WebhookDecision = Decision<WebhookEvent, WebhookRefusal>;
type CommandOf<T extends WebhookCommand['type']> = Extract<WebhookCommand, { type: T }>;

/** Secrets kept: the newest and what it replaced. A third rotation in a row ends the oldest at once. */
const SECRETS_MAX = 3;

/** Where a merchant is told what happens, one stream `webhook-<id>`. What is due is no concern of it. */
export const webhookDecider: Decider<WebhookState, WebhookCommand, WebhookEvent, WebhookRefusal> = {
  category: 'webhook',
  initial: { status: 'absent', secrets: [] },
  decide: (state, command, { now }) => {
    const at = now.toISOString();
    if (command.type === 'Create') return create(state, command, at);
    if (!state.endpoint || state.status === 'removed') return reject({ code: 'not_found' });
    switch (command.type) {
      case 'Change':
        return change(state.endpoint, command, at);
      case 'Enable':
        return state.status === 'enabled' ? accept() : accept({ type: 'WebhookEnabled', data: { enabledAt: at } });
      case 'Disable':
        return disable(state, command, at);
      case 'RotateSecret':
        return rotate(command, now);
      case 'SendTest':
        if (state.status === 'disabled') return reject({ code: 'webhook_disabled' });
        return accept({
          type: 'WebhookTestRequested',
          data: { endpointId: state.endpoint.endpointId, requestedAt: at },
        });
      case 'Redeliver':
        return accept({ type: 'WebhookRedeliveryRequested', data: { ...command.redelivery, requestedAt: at } });
      case 'Remove':
        return accept({ type: 'WebhookRemoved', data: { removedAt: at } });
    }
  },
  evolve,
  assertInvariants: ({ endpoint, status, secrets }) => {
    if ((status === 'absent') !== (endpoint === undefined)) throw new Error('an endpoint has a status and no address');
    if (endpoint && !secrets[0]) throw new Error('an endpoint has no secret to sign with');
    if (secrets[0]?.until !== undefined) throw new Error('the newest secret of an endpoint has an end');
  },
};

function create(state: WebhookState, { type: _, ...endpoint }: CommandOf<'Create'>, at: string): WebhookDecision {
  if (state.endpoint) return accept();
  return accept({ type: 'WebhookCreated', data: { ...endpoint, createdAt: at } });
}

/** What is asked for and stands already is no change. */
function change(
  endpoint: NonNullable<WebhookState['endpoint']>,
  { url, events, description }: CommandOf<'Change'>,
  at: string,
): WebhookDecision {
  const data = {
    ...(url !== undefined && url !== endpoint.url && { url }),
    ...(events !== undefined && events.join() !== endpoint.events.join() && { events }),
    ...(description !== undefined && description !== (endpoint.description ?? null) && { description }),
  };
  if (Object.keys(data).length === 0) return accept();
  return accept({ type: 'WebhookChanged', data: { ...data, changedAt: at } });
}

function disable({ status }: WebhookState, { reason, by }: CommandOf<'Disable'>, at: string): WebhookDecision {
  if (status === 'disabled') return accept();
  return accept({ type: 'WebhookDisabled', data: { reason, by, disabledAt: at } });
}

function rotate({ secret, overlapSeconds }: CommandOf<'RotateSecret'>, now: Date): WebhookDecision {
  const formerUntil = new Date(now.getTime() + overlapSeconds * 1000).toISOString();
  return accept({ type: 'WebhookSecretRotated', data: { secret, formerUntil, rotatedAt: now.toISOString() } });
}

function evolve(state: WebhookState, event: WebhookEvent): WebhookState {
  switch (event.type) {
    case 'WebhookCreated': {
      const { secret, ...endpoint } = event.data;
      return { endpoint, status: 'enabled', secrets: [{ sealed: secret, createdAt: endpoint.createdAt }] };
    }
    case 'WebhookChanged': {
      const { changedAt: _, description, ...rest } = event.data;
      const endpoint = { ...state.endpoint!, ...rest };
      return { ...state, endpoint: description === undefined ? endpoint : described(endpoint, description) };
    }
    case 'WebhookEnabled':
      return { ...state, status: 'enabled', disabled: undefined };
    case 'WebhookDisabled': {
      const { reason, by, disabledAt } = event.data;
      return { ...state, status: 'disabled', disabled: { reason, by, at: disabledAt } };
    }
    case 'WebhookSecretRotated': {
      const { secret, formerUntil, rotatedAt } = event.data;
      const [newest, ...older] = state.secrets;
      const former = newest ? [{ ...newest, until: formerUntil }, ...older] : older;
      return { ...state, secrets: [{ sealed: secret, createdAt: rotatedAt }, ...former].slice(0, SECRETS_MAX) };
    }
    case 'WebhookRemoved':
      return { ...state, status: 'removed', disabled: undefined };
    default:
      return state;
  }
}

const described = (endpoint: NonNullable<WebhookState['endpoint']>, description: string | null) => ({
  ...endpoint,
  description: description ?? undefined,
});
