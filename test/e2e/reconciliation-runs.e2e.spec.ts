import { KeepBreaks } from '../../src/reconciliation/keep-breaks';
import { Reconciler } from '../../src/reconciliation/reconciler';
import { ApiClient } from '../support/api-client';
import { startTestApplication } from '../support/application';
import type { TestApplication } from '../support/application';
import { Shop } from './support/shop';

describe('matching, asked for again', () => {
  let app: TestApplication;
  let shop: Shop;
  let matching: Reconciler;
  const runs: string[] = [];
  beforeAll(async () => {
    app = await startTestApplication();
    shop = new Shop(app, new ApiClient(app.url, await app.key('admin')));
    matching = app.running.app.get(Reconciler);
    const breaks = app.running.app.get(KeepBreaks);
    const observe = breaks.observe.bind(breaks);
    jest.spyOn(breaks, 'observe').mockImplementation(async (merchantId, ...more) => {
      runs.push(merchantId);
      return observe(merchantId, ...more);
    });
  });
  afterAll(() => app.stop());
  afterEach(() => void runs.splice(0));

  it('runs once for all that was decided before it began, and for what came after', async () => {
    await shop.create();
    const seen = await app.running.persistence.store.head();
    await Promise.all(Array.from({ length: 20 }, () => matching.run('shop', seen)));
    expect(runs).toEqual(['shop']);
    await shop.create();
    await matching.run('shop', await app.running.persistence.store.head());
    expect(runs).toEqual(['shop', 'shop']);
  });

  it('runs by the clock in any case, and for another merchant', async () => {
    const seen = await app.running.persistence.store.head();
    await matching.run('shop', seen);
    runs.splice(0);
    await matching.run('shop', 0n);
    await matching.run('other', seen);
    expect(runs).toEqual(['shop', 'other']);
  });

  it('runs again for what a run has not come to the end of', async () => {
    await shop.create();
    const seen = await app.running.persistence.store.head();
    jest.spyOn(app.running.app.get(KeepBreaks), 'clear').mockRejectedValueOnce(new Error('the process died'));
    await expect(matching.run('shop', seen)).rejects.toThrow('the process died');
    await matching.run('shop', seen);
    expect(runs).toEqual(['shop', 'shop']);
  });
});
