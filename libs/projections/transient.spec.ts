import { StoreRefusedError, StoreUnavailableError } from '#libs/event-store';
import { isTransient } from './transient';

const withCode = (code: string) => Object.assign(new Error('failed'), { code });

describe('an error is worth another try', () => {
  it.each(['08006', '40001', '40P01', '53300', '55P03', '57P01', '25P03', 'ECONNREFUSED', 'ECONNRESET'])(
    'with code %s',
    (code) => expect(isTransient(withCode(code))).toBe(true),
  );

  it('when the driver says that the connection is gone', () => {
    expect(isTransient(new Error('Connection terminated unexpectedly'))).toBe(true);
  });

  it('when the driver waited for an answer in vain', () => {
    expect(isTransient(new Error('Query read timeout'))).toBe(true);
  });

  it('when the event store does not answer, but not when it says no: it will say so again', () => {
    expect(isTransient(new StoreUnavailableError('reading order-1', 'no connection'))).toBe(true);
    expect(isTransient(new StoreRefusedError('reading order-1', 'access denied'))).toBe(false);
  });

  it.each(['23505', '23514', '22P02', '42P01', '42501'])('never with code %s: the same statement fails again', (code) =>
    expect(isTransient(withCode(code))).toBe(false),
  );

  it('never when it is the projection’s own', () => {
    expect(isTransient(new TypeError('undefined is not a function'))).toBe(false);
    expect(isTransient('a text')).toBe(false);
  });
});
