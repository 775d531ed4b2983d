/** Enough to make the adapter; nothing is called with it. */
export const exampleSettings = {
  PAYFIELD_API_KEY: 'k',
  PAYFIELD_SECRET: 's',
  PAYFIELD_SHOPS: 'BDT:shop-001,INR:shop-002',
};
