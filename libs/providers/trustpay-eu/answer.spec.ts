import fc from 'fast-check';
import { parseAnswer } from './answer';

const parse = (text: string) => parseAnswer(Buffer.from(text));

describe('the answer of a background call', () => {
  it.each([
    ['{"ResultCode": 0}', { resultCode: 0 }],
    ['{"ResultCode":3,"AcquirerResponseId":"000.000.000"}', { resultCode: 3, acquirerCode: '000.000.000' }],
    [`{'ResultCode':3,'AcquirerResponseId':'000.000.000'}`, { resultCode: 3, acquirerCode: '000.000.000' }],
    [`\uFEFF {'ResultCode':'1014'}\r\n`, { resultCode: 1014 }],
    ['{"ResultCode":"3","AcquirerResponseId":null,"More":{}}', { resultCode: 3 }],
    ['{"ResultCode":1011,"AcquirerResponseId":""}', { resultCode: 1011 }],
  ])('reads %s', (text, answer) => expect(parse(text)).toEqual(answer));

  it.each([
    '',
    'null',
    '3',
    '"3"',
    '[3]',
    '{}',
    '{"ResultCode":null}',
    '{"ResultCode":""}',
    '{"ResultCode":"success"}',
    '{"ResultCode":-1}',
    '{"ResultCode":3.5}',
    '{"ResultCode":30000}',
    '{"ResultCode":true}',
    '{"ResultCode":[3]}',
    '{"ResultCode":3,"AcquirerResponseId":0}',
    '{"ResultCode":3,"AcquirerResponseId":"no such code"}',
    '{"ResultCode":3',
    '{"resultcode":3}',
    `{'ResultCode':"3'}`,
    '<html>503</html>',
    'ResultCode=3',
  ])('does not take %s for one', (text) => expect(parse(text)).toBeUndefined());

  it('never throws, whatever the bytes', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.uint8Array(),
          fc.json().map((json) => Buffer.from(json)),
        ),
        (bytes) => {
          const answer = parseAnswer(Buffer.from(bytes));
          if (answer) expect(answer.resultCode).toBeGreaterThanOrEqual(0);
        },
      ),
    );
  });
});
