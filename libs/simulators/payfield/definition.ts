import type { SimulatorDefinition } from '#libs/simulators/kit';
import type { SimulatedShop } from './options';
import { startPayfieldSimulator } from './start';

/** Enough to try payouts with. */
const OPENING_BALANCE = { available: '100000.00', credit: '5000.00' };

export const payfieldSimulator: SimulatorDefinition = {
  name: 'payfield',
  title: 'Payfield',
  defaultPort: 4004,
  start: async ({ environment, ledgerUrl, ...options }) => {
    const apiKey = environment.PAYFIELD_API_KEY ?? 'simulated-key';
    const secret = environment.PAYFIELD_SECRET ?? 'simulated-secret';
    const shops = environment.PAYFIELD_SHOPS ?? 'BDT:shop-001,INR:shop-002,ARS:shop-003';
    const paymentData = environment.PAYFIELD_PAYMENT_DATA;
    const simulator = await startPayfieldSimulator({
      ...options,
      merchants: [
        {
          ...{ apiKey, secrets: [secret], shops: shopsIn(shops, paymentData ?? '') },
          defaultCallbackUrl: ledgerUrl === undefined ? undefined : `${ledgerUrl}/notifications/payfield`,
        },
      ],
    });
    return {
      url: simulator.url,
      settings: {
        PAYFIELD_API_KEY: apiKey,
        PAYFIELD_SECRET: secret,
        PAYFIELD_SHOPS: shops,
        ...(paymentData !== undefined && { PAYFIELD_PAYMENT_DATA: paymentData }),
        PAYFIELD_API_URL: simulator.url,
      },
      close: () => simulator.close(),
    };
  },
};

/** The ledger's own settings, read again: `BDT:shop-001` and `shop-001:holder+email`. @throws RangeError */
function shopsIn(shops: string, paymentData: string): SimulatedShop[] {
  const required = new Map(
    paymentData.split(',').map((pair) => {
      const [code = '', fields = ''] = pair.trim().split(':');
      return [code, fields.split('+')] as const;
    }),
  );
  return shops.split(',').map((pair) => {
    const [, currency, code] = /^([A-Z0-9_]+):([\w.-]+)$/.exec(pair.trim()) ?? [];
    if (currency === undefined || code === undefined) throw new RangeError('PAYFIELD_SHOPS must be like BDT:shop-001');
    return { code, currency, payinData: required.get(code) ?? [], ...OPENING_BALANCE };
  });
}
