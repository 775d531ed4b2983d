/** Enough to make the adapter; nothing is called with it. */
export const exampleSettings = {
  TRUSTPAY_MONEY_MERCHANT_ID: '8820250900009',
  TRUSTPAY_MONEY_API_KEY: 'k',
  TRUSTPAY_MONEY_SECRET: 's',
  TRUSTPAY_MONEY_CARD_DIRECT: 'in-pci-scope',
};
