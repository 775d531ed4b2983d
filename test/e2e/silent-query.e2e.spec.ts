import type { Outcome } from '#libs/payments';
import type { ConfiguredProvider, ProviderResult } from '#libs/providers';
import { ApiClient } from '../support/api-client';
import { startTestApplication } from '../support/application';
import type { TestApplication } from '../support/application';
import { AskableProvider } from '../support/askable-provider';
import { waitFor } from '../support/wait-for';
import { eur } from './support/shop';

const LOST: Outcome = { kind: 'unknown', reason: 'the answer was lost', evidence: { source: 'answer' } };

/** Executes every payment and loses the answer; asked about it, it answers as it is told to. */
function forgetful(name: string, query: (known: Promise<ProviderResult>) => Promise<ProviderResult>) {
  const known = new AskableProvider();
  const provider: ConfiguredProvider = {
    name,
    create: () => {
      const { openPayment, query: ask, ...adapter } = known.create();
      return {
        ...adapter,
        name,
        openPayment: (payment) => openPayment!(payment).then(() => ({ outcome: LOST })),
        query: (operation) => query(ask!({ ...operation, providerReference: operation.reference })),
      };
    },
  };
  return provider;
}

describe('a provider that does not answer what became of a payment', () => {
  let app: TestApplication;
  let api: ApiClient;
  let asked = 0;
  let speak: () => void = () => undefined;

  beforeAll(async () => {
    const silence = new Promise<void>((resolve) => (speak = resolve));
    const silent = forgetful('silent', async (known) => {
      asked += 1;
      await silence;
      return known;
    });
    app = await startTestApplication({ providers: [silent, forgetful('quick', (known) => known)] });
    api = new ApiClient(app.url, await app.key('admin'));
  });
  afterAll(() => {
    speak();
    return app.stop();
  });

  it('keeps no doubt about another provider waiting', async () => {
    const order = (provider: string) =>
      api.post('/v1/orders', { reference: provider, provider, method: 'card', amount: eur('10.00') });
    const status = async (id: string) => (await api.get(`/v1/orders/${id}`)).body.status as string;
    const { body: waiting } = await order('silent');
    await waitFor(() => asked > 0, { describe: 'the silent provider to be asked' });
    const { body: resolved } = await order('quick');
    expect([waiting.status, resolved.status]).toEqual(['in_doubt', 'in_doubt']);
    await waitFor(async () => (await status(resolved.id)) !== 'in_doubt', { describe: 'the other doubt to end' });
    expect(await status(waiting.id)).toBe('in_doubt');
    speak();
    await waitFor(async () => (await status(waiting.id)) !== 'in_doubt', { describe: 'the doubt to end' });
  });
});
