import { systemClock } from '#libs/clock';
import { coboSimulator } from './definition';
import { API_SECRET, PLATFORM_KEY } from './testing/vectors';

const start = (environment: Record<string, string>) =>
  coboSimulator.start({ clock: systemClock, port: 0, environment, ledgerUrl: 'http://127.0.0.1:9' });

describe('the definition of the simulator', () => {
  it('gives the ledger all that it needs, and keeps what the ledger has', async () => {
    const simulator = await start({ COBO_MERCHANT_ID: 'M7' });
    expect(simulator.settings).toEqual({
      COBO_API_SECRET: API_SECRET,
      COBO_PLATFORM_KEY: PLATFORM_KEY,
      COBO_MERCHANT_ID: 'M7',
      COBO_API_URL: `${simulator.url}/v2`,
    });
    await simulator.close();
  });

  it('refuses keys that could never fit', async () => {
    await expect(start({ COBO_API_SECRET: 'x' })).rejects.toThrow('COBO_API_SECRET');
    await expect(start({ COBO_PLATFORM_KEY: 'f'.repeat(64) })).rejects.toThrow('COBO_PLATFORM_KEY');
  });
});
