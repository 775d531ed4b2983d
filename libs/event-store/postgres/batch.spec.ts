import { ConcurrencyError } from '../errors';
import type { AppendResult } from '../port';
import type { PendingAppend } from './batch';
import { encodeBatch, settleBatch } from './batch';

const event = (id: string) => ({ id, type: 'T', data: `"${id}, {}"`, metadata: '{"a":"b"}' });

function pending(stream: string, expected: number, ...ids: string[]) {
  const answers: (AppendResult | Error)[] = [];
  const append = { stream, expected, events: ids.map(event), bytes: 1 };
  const one: PendingAppend = {
    append,
    resolve: (result) => answers.push(result),
    reject: (error) => answers.push(error as Error),
    next: undefined,
  };
  return { one, answers };
}

describe('a batch', () => {
  it('is sent as one element per event, with the first of each append marked', () => {
    const batch = [pending('a-1', -1, '1', '2').one, pending('b-1', 4, '3').one];
    expect(encodeBatch(batch)).toEqual([
      'a-1\u001fa-1\u001fb-1',
      '{0,1,5}',
      '{t,f,t}',
      '{1,2,3}',
      'T\u001fT\u001fT',
      '"1, {}"\u001f"2, {}"\u001f"3, {}"',
      '{"a":"b"}\u001f{"a":"b"}\u001f{"a":"b"}',
    ]);
  });

  it('numbers what was written on from the head, in its order', () => {
    const [first, second] = [pending('a-1', -1, '1', '2'), pending('b-1', 4, '3')];
    settleBatch([first.one, second.one], { head: '10', refused: null });
    expect(first.answers).toEqual([{ revision: 1, position: 12n, repeated: false }]);
    expect(second.answers).toEqual([{ revision: 5, position: 13n, repeated: false }]);
  });

  it('gives repeats their old place and losers their conflict, neither of which takes a position', () => {
    const [lost, repeat, written] = [pending('a-1', -1, '1'), pending('b-1', 0, '2', '3'), pending('c-1', -1, '4')];
    const refused: [string, number, string | null][] = [
      ['b-1', 7, '5'],
      ['a-1', 3, null],
    ];
    settleBatch([lost.one, repeat.one, written.one], { head: '10', refused });
    expect(lost.answers[0]).toBeInstanceOf(ConcurrencyError);
    expect(lost.answers[0]).toMatchObject({ stream: 'a-1', expected: 'no_stream', actual: 3 });
    expect(repeat.answers).toEqual([{ revision: 2, position: 5n, repeated: true }]);
    expect(written.answers).toEqual([{ revision: 0, position: 11n, repeated: false }]);
  });
});
