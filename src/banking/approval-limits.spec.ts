import { parseApprovalLimits } from './approval-limits';

describe('limits above which a second person approves', () => {
  it('are read by currency', () => {
    expect([...parseApprovalLimits('EUR:1000.00, USD:500')]).toEqual([
      ['EUR', 100_000n],
      ['USD', 50_000n],
    ]);
  });

  it.each(['EUR', 'EUR:', 'eur:1', 'EUR:1,EUR:2', 'EUR:-1', 'EUR:1.001', 'XXZ:1', ''])('are not %j', (text) => {
    expect(() => parseApprovalLimits(text)).toThrow();
  });
});
