import Fastify from 'fastify';
import { sendCsv } from './download';

describe('a list that is downloaded', () => {
  it('is sent whole, page by page, however long it is', async () => {
    const rows = 50_501;
    const asked: number[] = [];
    const read = ({ limit, after = '0' }: { readonly limit: number; readonly after?: string }) => {
      const from = Number(after);
      asked.push(limit);
      const items = Array.from({ length: Math.min(limit, rows - from) }, (_, index) => from + index);
      return Promise.resolve({ items, next: from + limit < rows ? String(from + limit) : null });
    };
    const server = Fastify();
    server.get('/', (_, reply) =>
      sendCsv(reply, { name: 'rows', columns: ['n'], cells: (n: number) => [{ figure: String(n) }], read }),
    );
    const { body, headers } = await server.inject('/');
    await server.close();
    expect(headers['content-disposition']).toBe('attachment; filename="rows.csv"');
    const lines = body.trimEnd().split('\r\n');
    expect([lines.length, lines[0], lines.at(-1)]).toEqual([rows + 1, 'n', String(rows - 1)]);
    expect(Math.max(...asked)).toBeLessThanOrEqual(500);
  });
});
