/** Enough to make the adapter; nothing is called with it. */
export const exampleSettings = {
  COBO_API_SECRET: '00'.repeat(32),
  COBO_PLATFORM_KEY: '00'.repeat(32),
  COBO_MERCHANT_ID: 'M1001',
};
