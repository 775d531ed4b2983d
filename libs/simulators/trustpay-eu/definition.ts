import type { SimulatorDefinition } from '#libs/simulators/kit';
import { startTrustPayEuSimulator } from './start';

export const trustPayEuSimulator: SimulatorDefinition = {
  name: 'trustpay-eu',
  title: 'TrustPay EU',
  defaultPort: 4000,
  start: async ({ environment, ledgerUrl: _, ...options }) => {
    const accountId = environment.TRUSTPAY_EU_ACCOUNT_ID ?? '4107111111';
    const secret = environment.TRUSTPAY_EU_SECRET ?? 'simulated-secret';
    const currencies = environment.TRUSTPAY_EU_CURRENCIES ?? 'EUR,CZK';
    const isOfWires = (currency: string): boolean => currency === 'EUR' || currency === 'CZK';
    const wireCurrency = environment.TRUSTPAY_EU_WIRE_CURRENCY ?? currencies.split(',').find(isOfWires) ?? 'EUR';
    const { TRUSTPAY_EU_BANKING_USERNAME: username = 'banking' } = environment;
    const { TRUSTPAY_EU_BANKING_PASSWORD: password = 'banking-secret' } = environment;
    const multipleCaptures = environment.TRUSTPAY_EU_MULTIPLE_CAPTURES !== 'false';
    const simulator = await startTrustPayEuSimulator({
      ...options,
      accounts: [{ accountId, secrets: [secret], currencies: currencies.split(','), wireCurrency }],
      quirks: { multipleCaptures },
      banking: { user: { username, password } },
    });
    return {
      url: simulator.url,
      settings: {
        TRUSTPAY_EU_ACCOUNT_ID: accountId,
        TRUSTPAY_EU_SECRET: secret,
        TRUSTPAY_EU_GATEWAY_URL: simulator.url,
        TRUSTPAY_EU_CURRENCIES: currencies,
        TRUSTPAY_EU_WIRE_CURRENCY: wireCurrency,
        TRUSTPAY_EU_MULTIPLE_CAPTURES: String(multipleCaptures),
        TRUSTPAY_EU_BANKING_USERNAME: username,
        TRUSTPAY_EU_BANKING_PASSWORD: password,
        TRUSTPAY_EU_BANKING_URL: simulator.url,
      },
      close: () => simulator.close(),
    };
  },
};
