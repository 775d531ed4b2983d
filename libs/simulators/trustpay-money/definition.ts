import type { SimulatorDefinition } from '#libs/simulators/kit';
import { startTrustPayMoneySimulator } from './start';

export const trustPayMoneySimulator: SimulatorDefinition = {
  name: 'trustpay-money',
  title: 'TrustPay money',
  defaultPort: 4001,
  start: async ({ environment, ledgerUrl: _, ...options }) => {
    const merchantId = environment.TRUSTPAY_MONEY_MERCHANT_ID ?? '8820250900009';
    const apiKey = environment.TRUSTPAY_MONEY_API_KEY ?? 'simulated-api-key';
    const secret = environment.TRUSTPAY_MONEY_SECRET ?? 'simulated-secret';
    const currencies = environment.TRUSTPAY_MONEY_CURRENCIES ?? 'USD,INR';
    const simulator = await startTrustPayMoneySimulator({
      ...options,
      merchants: [{ merchantId, apiKey, secrets: [secret], currencies: currencies.split(',') }],
      issuerPaths: environment.TRUSTPAY_MONEY_ISSUER_PATHS,
    });
    return {
      url: simulator.url,
      settings: {
        TRUSTPAY_MONEY_MERCHANT_ID: merchantId,
        TRUSTPAY_MONEY_API_KEY: apiKey,
        TRUSTPAY_MONEY_SECRET: secret,
        TRUSTPAY_MONEY_API_URL: simulator.url,
        TRUSTPAY_MONEY_CURRENCIES: currencies,
      },
      close: () => simulator.close(),
    };
  },
};
