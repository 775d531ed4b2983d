import { StoreRefusedError, StoreUnavailableError } from '#libs/event-store';
import { Problem } from '../common/problems';
import { ConfigurationError } from '../config';
import { failureLines, failureOf } from './failure';

const linesOf = (error: unknown): string[] => failureLines(failureOf(error));

describe('what a command says when it fails', () => {
  it('is what the API would say, with its code', () => {
    expect(linesOf(new Problem('not_found', 'There is no such request.'))).toEqual([
      'There is no such request. (not_found)',
    ]);
  });

  it('names each field that is wrong', () => {
    const errors = [
      { pointer: '/amount', message: 'amount must be a decimal' },
      { pointer: '/reason', message: 'reason must be text' },
    ];
    const failure = failureOf(new Problem('invalid_request', '2 fields are not valid; see errors.', { errors }));
    expect(failure).toEqual({ code: 'invalid_request', detail: '2 fields are not valid; see errors.', errors });
    expect(failureLines(failure)).toEqual([
      '2 fields are not valid; see errors. (invalid_request)',
      '  /amount: amount must be a decimal',
      '  /reason: reason must be text',
    ]);
  });

  it('is told in the words of an error that the API has no code for', () => {
    expect(failureOf(new Error('There is no order 1.'))).toEqual({ code: 'failed', detail: 'There is no order 1.' });
    expect(linesOf(new Error('There is no order 1.'))).toEqual(['There is no order 1.']);
    expect(linesOf('cut off')).toEqual(['cut off']);
  });

  it('says where to look when the database does not answer, also when its name has several addresses', () => {
    const refused = (address: string) =>
      Object.assign(new Error(`connect ECONNREFUSED ${address}`), { code: 'ECONNREFUSED' });
    const both = Object.assign(new AggregateError([refused('::1:5432'), refused('127.0.0.1:5432')]), {
      code: 'ECONNREFUSED',
    });
    const [line] = linesOf(both);
    expect(line).toBe(
      'The database does not answer: connect ECONNREFUSED ::1:5432; connect ECONNREFUSED 127.0.0.1:5432. ' +
        'See countinghouse doctor. (unavailable)',
    );
  });

  it.each([
    [
      new StoreUnavailableError('reading the end of the log', 'connect ECONNREFUSED 127.0.0.1:2113'),
      /^EventStoreDB does not answer: .*2113.* See countinghouse doctor\. \(unavailable\)$/,
    ],
    [
      new StoreRefusedError('reading the end of the log', 'access denied'),
      /^EventStoreDB refuses: .*access denied.* See countinghouse doctor\. \(unavailable\)$/,
    ],
  ])('names EventStoreDB when that is what does not serve: %s', (error, words) => {
    expect(linesOf(error)).toEqual([expect.stringMatching(words)]);
  });

  it('names the file that is not there', () => {
    const missing = Object.assign(new Error('ENOENT: no such file or directory'), { code: 'ENOENT', path: 'o.json' });
    expect(linesOf(missing)).toEqual(['There is no file o.json.']);
  });

  it('knows a configuration that cannot be used', () => {
    const failure = failureOf(new ConfigurationError(['PORT must be a number']));
    expect(failure.code).toBe('configuration');
    expect(failure.detail).toContain('PORT must be a number');
  });
});
