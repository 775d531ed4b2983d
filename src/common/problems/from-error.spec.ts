import { StoreRefusedError, StoreUnavailableError } from '#libs/event-store';
import { problemFromError } from './from-error';

const outage = (error: Error) => {
  const { status, code, extra } = problemFromError(error);
  return { status, code, retryAfterS: extra.retryAfterS };
};

describe('an outage of a store is not an error of ours', () => {
  it.each([
    ['PostgreSQL that cannot be reached', Object.assign(new Error('connect'), { code: 'ECONNREFUSED' })],
    ['PostgreSQL that answers no query in time', new Error('Query read timeout')],
    ['a node of EventStoreDB that does not answer', new StoreUnavailableError('reading order-1', 'no connection')],
    ['a node of EventStoreDB that refuses', new StoreRefusedError('append to order-1', 'access denied')],
  ])('%s', (_, error) => {
    expect(outage(error)).toEqual({ status: 503, code: 'unavailable', retryAfterS: 1 });
  });

  it('but what nobody foresaw is, and says nothing about the inside', () => {
    const problem = problemFromError(new TypeError('secret of the inside'));
    expect(problem).toMatchObject({ status: 500, code: 'internal_error' });
    expect(problem.detail).not.toContain('secret');
  });
});
