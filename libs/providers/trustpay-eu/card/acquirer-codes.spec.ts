import { ACQUIRER_DECLINES, acquirerVerdict } from './acquirer-codes';

describe("the acquirer's codes", () => {
  it('have these decline classes', () => {
    const classes = Object.entries(ACQUIRER_DECLINES).map(([code, decline]) => `${code} ${decline.class}`);
    expect(classes.sort()).toEqual([
      '100.100.303 customer_action',
      '100.100.600 customer_action',
      '100.100.601 customer_action',
      '100.100.700 hard',
      '100.380.401 customer_action',
      '100.380.501 customer_action',
      '300.100.100 customer_action',
      '700.400.200 generic',
      '800.100.100 generic',
      '800.100.151 hard',
      '800.100.152 generic',
      '800.100.153 customer_action',
      '800.100.155 soft_funds',
      '800.100.157 customer_action',
      '800.100.158 hard',
      '800.100.161 soft_frequency',
      '800.100.162 soft_funds',
      '800.100.163 soft_frequency',
      '800.100.165 hard',
      '800.100.168 hard',
      '800.100.171 hard',
      '800.100.172 hard',
      '800.100.202 hard',
      '800.100.203 soft_funds',
      '800.120.100 soft_frequency',
      '800.120.101 soft_frequency',
      '800.120.200 soft_frequency',
      '800.120.201 soft_frequency',
    ]);
  });

  it.each(Object.keys(ACQUIRER_DECLINES))('%s is a decline', (code) => expect(acquirerVerdict(code)).toBe('declined'));

  it.each([
    '000.000.000',
    '000.000.100',
    '000.100.110',
    '000.300.000',
    '000.600.000',
    '000.400.010',
    '000.400.020',
    '000.400.040',
    '000.400.050',
    '000.400.090',
    '000.400.100',
  ])('%s is an approval', (code) => expect(acquirerVerdict(code)).toBe('approved'));

  it.each(['900.100.100', '900.100.300', '900.100.999', '800.700.100'])('%s leaves the outcome open', (code) =>
    expect(acquirerVerdict(code)).toBe('uncertain'),
  );

  it('000.200.000 is pending', () => expect(acquirerVerdict('000.200.000')).toBe('pending'));

  it.each(['000.400.030', '000.400.101', '000.100.200', '000.200.100', '000.500.000', '1000.000.000', '', 'toString'])(
    '%j is not known, so it is no approval',
    (code) => expect(acquirerVerdict(code)).toBe('unrecognised'),
  );
});
