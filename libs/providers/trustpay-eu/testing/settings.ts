/** Enough to make the adapter; nothing is called with it. */
export const exampleSettings = {
  TRUSTPAY_EU_ACCOUNT_ID: '4107111111',
  TRUSTPAY_EU_SECRET: 's',
  TRUSTPAY_EU_BANKING_USERNAME: 'u',
  TRUSTPAY_EU_BANKING_PASSWORD: 'p',
  TRUSTPAY_EU_BANKING_REFUNDS: 'true',
};
