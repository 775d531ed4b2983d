import { systemClock } from '#libs/clock';
import { payfieldSimulator } from './definition';

describe('the simulator as the sandbox starts it', () => {
  it('tells the settings with which the ledger reaches it', async () => {
    const running = await payfieldSimulator.start({ clock: systemClock, port: 0, environment: {} });
    expect(running.settings).toEqual({
      PAYFIELD_API_KEY: 'simulated-key',
      PAYFIELD_SECRET: 'simulated-secret',
      PAYFIELD_SHOPS: 'BDT:shop-001,INR:shop-002,ARS:shop-003',
      PAYFIELD_API_URL: running.url,
    });
    await running.close();
  });

  it('takes the settings of the ledger where there are some', async () => {
    const environment = {
      ...{ PAYFIELD_API_KEY: 'pk', PAYFIELD_SECRET: 'sk', PAYFIELD_SHOPS: 'USDT:coins,BDT:new,BDT:old' },
      PAYFIELD_PAYMENT_DATA: 'new:holder+email',
    };
    const running = await payfieldSimulator.start({ clock: systemClock, port: 0, environment });
    expect(running.settings).toEqual({ ...environment, PAYFIELD_API_URL: running.url });
    const { shops } = (await (await fetch(`${running.url}/_sim/shops`)).json()) as { shops: { code: string }[] };
    expect(shops.map(({ code }) => code)).toEqual(['coins', 'new', 'old']);
    await running.close();
  });

  it('names its pages and itself as browsers reach it, where that is not where it listens', async () => {
    const publicUrl = 'https://payfield.sandbox.example/';
    const start = { clock: systemClock, host: '0.0.0.0', port: 0, publicUrl, environment: {} };
    const running = await payfieldSimulator.start(start);
    expect(running.url).toBe('https://payfield.sandbox.example');
    expect(running.settings.PAYFIELD_API_URL).toBe(running.url);
    await running.close();
  });

  it('does not start with settings that it could not work with', async () => {
    const start = payfieldSimulator.start({ clock: systemClock, port: 0, environment: { PAYFIELD_SHOPS: 'BDT' } });
    await expect(start).rejects.toThrow(RangeError);
  });
});
