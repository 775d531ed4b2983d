/** Enough to make the adapter; nothing is called with it. */
export const exampleSettings = {
  GATEPAY_CLIENT_ID: 'client',
  GATEPAY_SECRET: 's',
  GATEPAY_ON_BEHALF_OF: '2124538349',
};
