import type {
  ActionRequired,
  AuthorizationEvent,
  AuthorizationExpired,
  Authorized,
  PaymentAnnounced,
  PaymentExpired,
  PaymentUnderpaid,
} from '../events';
import { minorOf } from '../minor';
import { holdOf } from '../selectors';
import type { OrderState } from '../state';
import { changeAttempt, changeOperation, succeed } from './change';

export function evolveAuthorization(state: OrderState, event: AuthorizationEvent): OrderState {
  switch (event.type) {
    case 'Authorized':
      return authorized(state, event.data);
    case 'AuthorizationDeclined': {
      const { attemptId, operationId, decline } = event.data;
      const declined = changeOperation(state, operationId, { status: 'declined', decline });
      return changeAttempt(declined, attemptId, () => ({ status: 'declined', decline }));
    }
    case 'AuthorizationFailed': {
      const { attemptId, operationId, code, reason } = event.data;
      const failed = changeOperation(state, operationId, { status: 'failed', failure: { code, reason } });
      return changeAttempt(failed, attemptId, () => ({ status: 'failed' }));
    }
    case 'ActionRequired':
      return actionRequired(state, event.data);
    case 'PaymentUnderpaid':
      return underpaid(state, event.data);
    case 'PaymentIdentified': {
      const { attemptId, operationId, providerReference } = event.data;
      return changeAttempt(changeOperation(state, operationId, { providerReference }), attemptId, () => ({
        providerReference,
      }));
    }
    case 'PaymentAnnounced':
      return announced(state, event.data);
    case 'PaymentExpired':
      return paymentExpired(state, event.data);
    case 'AuthorizationExpired':
      return authorizationExpired(state, event.data);
  }
}

function authorized(state: OrderState, data: Authorized['data']): OrderState {
  const { attemptId, operationId, providerReference, captureBefore, card } = data;
  const succeeded = succeed(state, operationId, providerReference);
  return changeAttempt(succeeded, attemptId, (attempt) => ({
    status: 'authorized',
    authorized: minorOf(data.amount),
    providerReference: providerReference ?? attempt.providerReference,
    captureBefore,
    card,
  }));
}

function actionRequired(state: OrderState, data: ActionRequired['data']): OrderState {
  const { attemptId, operationId, nextAction, providerReference, expiresAt } = data;
  const named = providerReference === undefined ? {} : { providerReference };
  const waiting = changeOperation(state, operationId, { status: 'requires_action', ...named });
  return changeAttempt(waiting, attemptId, (attempt) => ({
    ...named,
    status: 'requires_action',
    nextAction,
    expiresAt: expiresAt ?? attempt.expiresAt,
  }));
}

function underpaid(state: OrderState, data: PaymentUnderpaid['data']): OrderState {
  const { attemptId, operationId, providerReference, receipt } = data;
  const ended = changeOperation(state, operationId, {
    status: 'underpaid',
    ...(providerReference && { providerReference }),
  });
  const { minor, currency } = receipt.received;
  const money = {
    direction: 'in',
    attemptId,
    operationId,
    amount: BigInt(minor),
    currency,
    providerReference,
    // The payment itself, so the provider has it in its sum; what only a sum has told has no name.
    ...(providerReference !== undefined && { counted: true as const, listed: receipt.listed }),
  } as const;
  return {
    ...changeAttempt(ended, attemptId, () => ({ status: 'underpaid' })),
    unexplained: [...state.unexplained, money],
  };
}

/** What the payment is called at the provider is known; where more than one was ordered, the one that comes counts. */
function announced(state: OrderState, data: PaymentAnnounced['data']): OrderState {
  const { attemptId, operationId, providerReference, expiresAt } = data;
  const named = providerReference === undefined ? {} : { providerReference };
  const waiting = changeOperation(state, operationId, { status: 'announced', ...named });
  return changeAttempt(waiting, attemptId, () => ({ ...named, status: 'announced', expiresAt }));
}

/** Nothing was heard of it: what the payer's browser said on return is then the best explanation there is. */
function paymentExpired(state: OrderState, { attemptId, operationId }: PaymentExpired['data']): OrderState {
  return changeAttempt(changeOperation(state, operationId, { status: 'expired' }), attemptId, ({ reported }) =>
    reported?.claims === 'declined' ? { status: 'declined', decline: reported.decline } : { status: 'expired' },
  );
}

function authorizationExpired(state: OrderState, { attemptId, amount }: AuthorizationExpired['data']): OrderState {
  return changeAttempt(state, attemptId, (attempt) => {
    const released = attempt.released + minorOf(amount);
    const over = holdOf({ ...attempt, released }) === 0n && attempt.captured === 0n;
    return over ? { released, status: 'expired' } : { released };
  });
}
