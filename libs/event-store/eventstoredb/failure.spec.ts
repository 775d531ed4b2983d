import {
  AccessDeniedError,
  CancelledError,
  DeadlineExceededError,
  InvalidArgumentError,
  MaxAppendSizeExceededError,
  StreamDeletedError,
  StreamNotFoundError,
  TimeoutError,
  UnavailableError,
  UnknownError,
  UnsupportedError,
  WrongExpectedVersionError,
} from '@eventstore/db-client';
import { NoAnswerError } from './errors';
import { type Failure, failureOf, reasonOf } from './failure';

const raw = (code: number, message = ''): never => Object.assign(new Error(message), { code }) as never;
const conflict = new WrongExpectedVersionError(undefined, {
  streamName: 'order-1',
  expected: 'no_stream',
  current: 1n,
});

describe('what may be done about an error', () => {
  it.each<[string, unknown, Failure]>([
    ['a wrong version', conflict, 'conflict'],
    ['a stream that is not there', new StreamNotFoundError(undefined, 'order-1'), 'missing'],
    ['a tombstone', new StreamDeletedError(undefined, 'order-1'), 'deleted'],
    ['too large', new MaxAppendSizeExceededError(undefined, 1), 'too-large'],
    ['no rights', new AccessDeniedError(), 'denied'],
    ['a bad argument', new InvalidArgumentError('no'), 'refused'],
    ['an old server', new UnsupportedError('x', '99'), 'refused'],
    ['unavailable', new UnavailableError(), 'passing'],
    ['cancelled', new CancelledError(), 'passing'],
    ['deadline exceeded', new DeadlineExceededError(), 'passing'],
    ['the timeout of the server', new TimeoutError(), 'passing'],
    ['our own limit', new NoAnswerError('a read', 1), 'passing'],
    ['a raw unavailable, as the handshake throws it', raw(14), 'passing'],
    ['a raw internal error, as a cut connection gives it', raw(13), 'passing'],
    ['unknown with a code that is clear', new UnknownError(raw(3)), 'refused'],
    ['unknown because the server is busy', new UnknownError(raw(2, 'Could not recognize Server Is Busy')), 'passing'],
    ['unknown because there is no leader', new UnknownError(raw(2, 'No leader info available in response')), 'passing'],
    ['no seed that answers', new Error('Failed to discover after 10 attempts.'), 'passing'],
    ['unknown and nothing more', new UnknownError(raw(2)), 'unrecognised'],
    ['an error of our own code', new TypeError('x is not a function'), 'unrecognised'],
    ['something thrown that is no error', 'Impossible situation', 'unrecognised'],
  ])('%s', (_, error, failure) => {
    expect(failureOf(error)).toBe(failure);
  });

  it('says which rights are missing', () => {
    expect(reasonOf(new AccessDeniedError())).toContain('$admins');
  });

  it('has a reason also when the client left the message empty', () => {
    expect(reasonOf(new UnavailableError())).toBe('unavailable');
    expect(reasonOf(new Error('text'))).toBe('text');
  });
});
