import { readReply } from './envelope';
import { isInDoubt, wordOf } from './error-codes';
import { outcomeOfNoData } from './outcomes';
import { answerOf, answered } from './operations/client-answer';

/** The whole table of fact sheet 2.3. */
const CODES = [
  ...['300000', '300001', '400000', '400001', '400002', '400003', '400004', '400007', '400020', '400201', '400202'],
  ...['400203', '400204', '400205', '400304', '400603', '400604', '400605', '400607', '400608', '400620', '400621'],
  ...['400622', '400623', '400624', '500008', '500100', '500101', '500103', '500203', '500204', '500205', '500206'],
  ...['500207', '500208', '550233', '550235', '550245'],
];
const replyOf = (code: string) => {
  const body = Buffer.from(JSON.stringify({ status: 'FAIL', code, errorMessage: 'no' }));
  const reply = readReply({ kind: 'answered', status: 200, headers: {}, body });
  if (reply.kind === 'data') throw new Error('no refusal');
  return reply;
};

describe('the error codes of GatePay', () => {
  it.each(CODES)('have a word: %s', (code) => {
    expect(wordOf(code)).toMatch(/^[a-z]+(_[a-z]+)+$|^unauthorized$/);
    const outcome = outcomeOfNoData(replyOf(code));
    expect(outcome).toMatchObject(
      isInDoubt(code)
        ? { kind: 'unknown', evidence: { code } }
        : { kind: 'failed', code: wordOf(code), evidence: { code } },
    );
    const answer = answerOf(replyOf(code), answered);
    expect(answer).toMatchObject(
      isInDoubt(code) ? { kind: 'unknown' } : { kind: 'refused', code: wordOf(code), reason: `no (code ${code})` },
    );
  });

  it('keep their number where the sheet does not name them', () => {
    expect(outcomeOfNoData(replyOf('400999'))).toMatchObject({ kind: 'failed', code: '400999' });
  });

  it('are no clear no where they are the provider’s own trouble, or say what an order has come to', () => {
    expect(CODES.filter(isInDoubt)).toEqual(['300000', '300001', '400000', '400603', '400620']);
  });
});
