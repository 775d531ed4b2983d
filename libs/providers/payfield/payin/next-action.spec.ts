import { PAYIN } from '../testing/samples';
import { readOperation } from '../wire/operation';
import { nextActionOf } from './next-action';

const actionOf = (change: object) => nextActionOf(readOperation(Buffer.from(JSON.stringify({ ...PAYIN, ...change })))!);

describe('what the payer does next', () => {
  it.each([
    [{ payment_page_url: 'https://p/1', paymentData: { payment_link: 'https://p/2' } }, 'https://p/1'],
    [{ paymentData: { payment_link: 'https://p/2' } }, 'https://p/2'],
    [{ paymentData: { upi_link: 'upi://pay?pa=x' } }, 'upi://pay?pa=x'],
    [{ paymentData: { phonepe_link: 'https://p/4', qr_link: 'https://p/3' } }, 'https://p/3'],
    [{ paymentData: { payment_link: 'javascript:alert(1)', qr_link: 'https://p/3' } }, 'https://p/3'],
  ])('with %j is to open %s', (change, url) => expect(actionOf(change)).toEqual({ type: 'redirect', url }));

  it.each([
    {},
    { paymentData: [] },
    { paymentData: { payment_link: 5, other_link: 'https://p/5' } },
    { payment_page_url: 'file:///etc/passwd' },
    { payment_page_url: 'nonsense' },
    { payment_page_url: `https://p/${'x'.repeat(2000)}` },
  ])('is not known with %j', (change) => expect(actionOf(change)).toBeUndefined());
});
