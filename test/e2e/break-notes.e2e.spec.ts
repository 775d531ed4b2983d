import { ApiClient } from '../support/api-client';
import type { Answer } from '../support/api-client';
import { startTestApplication } from '../support/application';
import type { TestApplication } from '../support/application';
import { waitFor } from '../support/wait-for';
import { ConsoleClient } from './support/console-client';
import { runCli } from './support/run-cli';
import { statementOf } from './support/statement';

describe('a note about a break', () => {
  let app: TestApplication;
  let api: ApiClient;
  let id: string;
  let path: string;

  beforeAll(async () => {
    app = await startTestApplication();
    api = new ApiClient(app.url, await app.key('operator'));
    const xml = statementOf('2026-03-03', [{ reference: 'R1', amount: '42.42', code: 'TPAY-WIRE' }]);
    const headers = { 'content-type': 'application/xml', 'idempotency-key': 'statement' };
    expect((await api.send('POST', '/v1/settlements/imports', xml, headers)).status).toBe(200);
    const [one] = await waitFor(async () => {
      const { data } = (await api.get('/v1/reconciliation/breaks')).body;
      return data.length === 1 && (data as Answer['body'][]);
    });
    id = one!.id;
    path = `/v1/reconciliation/breaks/${id}`;
  });
  afterAll(() => app.stop());

  const texts = ({ notes }: Answer['body']): string[] => notes.map(({ text }: Answer['body']) => text);
  const cli = async (...args: readonly string[]) => {
    return runCli(app, 'reconciliation', ...args, '--json');
  };

  it('is kept with who wrote it and when, once for each request', async () => {
    expect((await api.get(path)).body.notes).toEqual([]);
    const text = 'the bank was asked about it';
    const first = await api.post(`${path}/notes`, { text }, { key: 'note-1' });
    const note = { text, by: expect.stringMatching(/^key:/), at: expect.stringMatching(/^\d{4}-\d\d-\d\dT/) };
    expect(first).toMatchObject({ status: 200, body: { id, notes: [note], status: 'open' } });
    const again = await api.post(`${path}/notes`, { text }, { key: 'note-1' });
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    expect((await api.get(path)).body.notes).toEqual(first.body.notes);
    const listed = await waitFor(async () => {
      const { body } = await api.get('/v1/reconciliation/breaks');
      return body.data[0].notes.length === 1 && body.data[0];
    });
    expect(listed.notes).toEqual(first.body.notes);
  });

  it.each([
    ['no text', {}],
    ['too short', { text: 'ab' }],
    ['too long', { text: 'x'.repeat(501) }],
    ['of several lines', { text: 'one\ntwo' }],
    ['more than a text', { text: 'the bank was asked', owner: 'eva' }],
  ])('is refused with %s', async (_, body) => {
    expect(await api.post(`${path}/notes`, body)).toMatchObject({ status: 400, body: { code: 'invalid_request' } });
  });

  it('holds no card number, is not of another merchant, and not for a service', async () => {
    const card = await api.post(`${path}/notes`, { text: 'paid with 4200000000000000' });
    expect(card).toMatchObject({ status: 422, body: { code: 'card_data_refused' } });
    const text = 'whose is it';
    const other = new ApiClient(app.url, await app.key('operator', 'other'));
    expect(await other.post(`${path}/notes`, { text })).toMatchObject({ status: 404, body: { code: 'not_found' } });
    const service = new ApiClient(app.url, await app.key('service'));
    expect((await service.post(`${path}/notes`, { text })).status).toBe(403);
    expect(texts((await api.get(path)).body)).toEqual(['the bank was asked about it']);
  });

  it('is written and shown at the console', async () => {
    const console = await ConsoleClient.signedIn(app.url, await app.key('operator'));
    const { revision } = (await api.get(path)).body;
    const fields = { text: 'nobody answered', revision: String(revision) };
    expect((await console.act(`/reconciliation/${id}/note`, fields)).status).toBe(303);
    const { text: page } = await console.get(`/reconciliation/${id}`);
    expect(page).toContain('the bank was asked about it');
    expect(page).toContain('nobody answered');
  });

  it('is written and shown at the command line, by the rules of the API, also after the decision', async () => {
    const summary = JSON.parse((await cli('summary', '--merchant', 'shop')).stdout);
    expect(summary).toEqual((await api.get('/v1/reconciliation/summary')).body);
    expect(summary.open).toMatchObject([{ what: 'clearing', account: expect.any(String), amount: { value: '42.42' } }]);
    const treatment = { treatment: 'suspense', reason: 'nobody asked yet' };
    expect((await api.post(`${path}/resolve`, treatment)).status).toBe(200);
    await cli('note', id, '--text', 'they will call on Monday');
    const shown = JSON.parse((await cli('show', id)).stdout);
    expect(texts(shown)).toEqual(['the bank was asked about it', 'nobody answered', 'they will call on Monday']);
    expect(shown).toMatchObject({ status: 'resolved', notes: [{}, {}, { by: expect.stringMatching(/^cli:/) }] });
    for (const wrong of [
      ['note', id, '--text', 'card 4200000000000000'],
      ['note', id, '--text', 'x'],
      ['assign', id, '--owner', 'Eva Smith'],
      ['resolve', id, '--as', 'fee', '--reason', 'x', '--yes'],
    ])
      await expect(cli(...wrong)).rejects.toMatchObject({ code: 1 });
    expect((await api.get(path)).body).toMatchObject({ notes: { length: 3 }, revision: shown.revision });
  });
});
