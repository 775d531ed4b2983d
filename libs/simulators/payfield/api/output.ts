import type { Output } from '../merchants';

interface Payable {
  readonly output: Output;
  readonly pageUrl: string;
  /** Decimal text. */
  readonly amount: string;
  readonly currency: string;
}

/** The links that a shop's contract answers with (sheet, section 6). Page shops have theirs beside `paymentData`. */
export function outputFields({ output, pageUrl, amount, currency }: Payable): Record<string, string> {
  const query = new URLSearchParams({ pa: 'simulated@upi', pn: 'Payfield', am: amount, cu: currency });
  switch (output) {
    case 'page':
      return {};
    case 'link':
      return { payment_link: pageUrl };
    case 'upi':
      return { upi_link: `upi://pay?${query.toString()}` };
    case 'qr':
      return { qr_link: pageUrl, phonepe_link: `${pageUrl}#phonepe`, paytm_link: `${pageUrl}#paytm` };
  }
}
