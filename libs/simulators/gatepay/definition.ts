import type { SimulatorDefinition } from '#libs/simulators/kit';
import { startGatePaySimulator } from './start';

export const gatePaySimulator: SimulatorDefinition = {
  name: 'gatepay',
  title: 'GatePay',
  defaultPort: 4003,
  start: async ({ environment, ledgerUrl, ...options }) => {
    const clientId = environment.GATEPAY_CLIENT_ID ?? '4186d0c6-6a35-55a9-8dc6-5312769dbff8';
    const secret = environment.GATEPAY_SECRET ?? 'simulated-payment-secret';
    const onBehalfOf = environment.GATEPAY_ON_BEHALF_OF ?? '2124538349';
    // The callback address is registered with the application, never sent (fact sheet 1).
    const callbackUrl = ledgerUrl === undefined ? undefined : `${ledgerUrl.replace(/\/+$/, '')}/notifications/gatepay`;
    const simulator = await startGatePaySimulator({
      ...options,
      applications: [{ clientId, secret, subAccounts: [onBehalfOf], callbackUrl }],
    });
    return {
      url: simulator.url,
      settings: {
        GATEPAY_CLIENT_ID: clientId,
        GATEPAY_SECRET: secret,
        GATEPAY_ON_BEHALF_OF: onBehalfOf,
        GATEPAY_URL: simulator.url,
      },
      close: () => simulator.close(),
    };
  },
};
