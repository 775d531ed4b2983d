import { OutcomeUnknownError, OverloadedError } from '../errors';
import { NotConnectedError, UnfitDatabaseError } from './errors';
import { failureOf, finalError } from './failure';

const fromServer = (code: string): Error => Object.assign(new Error(code), { code, severity: 'ERROR' });
const fromNode = (code: string): Error => Object.assign(new Error(code), { code });

describe('what a failed call means', () => {
  it.each([
    ['the server shut down', fromServer('57P01')],
    ['the server crashed', fromServer('57P02')],
    ['a connection exception', fromServer('08006')],
    ['a reset connection', fromNode('ECONNRESET')],
    ['a broken pipe, whose code has five letters too', fromNode('EPIPE')],
    ['no answer in time', new Error('Query read timeout')],
  ])('may be written: %s', (_, error) => {
    expect(failureOf(error)).toEqual({ mayBeWritten: true, passing: true });
  });

  it.each([
    ['the gate was not free in time', fromServer('55P03')],
    ['the statement took too long', fromServer('57014')],
    ['the disk is full', fromServer('53100')],
    ['a standby after a failover', fromServer('25006')],
    ['no connection', new NotConnectedError(new Error())],
  ])('is not written, and may pass: %s', (_, error) => {
    expect(failureOf(error)).toEqual({ mayBeWritten: false, passing: true });
  });

  it.each([
    ['the function is missing', fromServer('42883')],
    ['a right is missing', fromServer('42501')],
    ['the database is unfit', new UnfitDatabaseError(['fsync is off'])],
  ])('is not written and stays so: %s', (_, error) => {
    expect(failureOf(error)).toEqual({ mayBeWritten: false, passing: false });
  });

  it('tells each append what is known in the end', () => {
    const cause = new Error('last');
    expect(finalError('a', 1, { mayBeWritten: true, passing: false }, cause)).toBeInstanceOf(OutcomeUnknownError);
    expect(finalError('a', 1, { mayBeWritten: false, passing: true }, cause)).toBeInstanceOf(OverloadedError);
    expect(finalError('a', 1, { mayBeWritten: false, passing: false }, cause)).toBe(cause);
  });
});
