import { checkReport, parseCsvReport, parseJsonReport } from '#libs/settlements';
import { simulatorDefinitions } from '#libs/simulators';
import { CreateBankOrderDto } from '../../src/banking/orders/create-bank-order.dto';
import { StrictValidationPipe } from '../../src/common/validation';
import { parseRoutes } from '../../src/providers/routes';
import { allSamples, isBlank } from '../support/samples';
import type { Sample } from '../support/samples';
import { ourFiles } from './support/files';

interface Route {
  readonly requestBody?: { readonly content: Record<string, { readonly schema?: { readonly $ref?: string } }> };
}

interface OpenApi {
  readonly paths: Record<string, Record<string, Route>>;
  readonly components: { readonly schemas: Record<string, { readonly properties?: object }> };
}

const textOf = (path: string): string => ourFiles.find((file) => file.path === path)!.text;
const openApi = JSON.parse(textOf('docs/reference/openapi.json')) as OpenApi;
const settings = new Set(
  [...textOf('docs/reference/configuration.md').matchAll(/^\| `([A-Z_]+)` \|/gm)].map(([, n]) => n),
);

const CLI = /^(npm run cli --|countinghouse) /;
const SETTINGS = /^(export )?[A-Z_]+=/;

/** Started by another test, or too much for one: why each may stand without being run. */
const NOT_RUN: Readonly<Record<string, string>> = {
  'npm start': 'the tests start the same program in their own process',
  'bean-check books.beancount': 'test/e2e/books.e2e.spec.ts runs it on an export',
};

/** The tests start the simulators in their own process. */
const simulators = new Set(simulatorDefinitions.map(({ name }) => `npm run simulators -- ${name}`));

const howTo = allSamples().filter(({ page }) => page.startsWith('how-to/'));
const shell = howTo.filter(({ language, command }) => language === 'sh' && !command.startsWith('#'));
const isCsv = ({ page, command }: Sample): boolean =>
  page === 'how-to/close-a-month.md' && (command.startsWith('payout_id,') || command.startsWith('PO-'));

/** Blanks become something that fits into JSON and into a path. */
const filled = (text: string): string => text.replaceAll(/<[^>]+>|\$\w+|…/g, 'x');

const bodyOf = (command: string): string | undefined => {
  const [, single, double] = /(?:-d|--data) (?:'([^']*)'|"((?:[^"\\]|\\.)*)")/.exec(command) ?? [];
  return single ?? double?.replaceAll('\\"', '"');
};

/** The template of OpenAPI that a path fits. */
const routeOf = (path: string): string | undefined =>
  Object.keys(openApi.paths).find((template) =>
    new RegExp(`^${template.replaceAll(/\{[^}]+\}/g, '[^/]+')}$`).test(path),
  );

describe('what stands in blocks of code of the how-to pages', () => {
  it('is run by a test, checked here, or named with the reason why not', () => {
    const isKnown = (sample: Sample): boolean =>
      /^curl /.test(sample.command) ||
      CLI.test(sample.command) ||
      SETTINGS.test(sample.command) ||
      isCsv(sample) ||
      simulators.has(sample.command) ||
      NOT_RUN[sample.command] !== undefined;
    expect(shell.filter((sample) => !isKnown(sample)).map(({ page, command }) => `${page}: ${command}`)).toEqual([]);
    const others = howTo.filter(({ language }) => !['sh', 'json', 'js'].includes(language));
    expect(others).toEqual([]);
    const told = new Set(shell.map(({ command }) => command));
    expect(Object.keys(NOT_RUN).filter((command) => !told.has(command))).toEqual([]);
  });

  // Requests without a blank are sent by test/e2e/how-to-samples.e2e.spec.ts, and those to simulators with their blanks
  // filled. These hold what only the reader knows.
  const requests = shell.filter(
    ({ command }) => command.startsWith('curl ') && isBlank(command) && !command.includes('/_sim/'),
  );

  it.each(requests)('$page: a request with blanks has a route, and fields that it takes: $command', ({ command }) => {
    const path = /\/v1\/[^\s"'?]*/.exec(filled(command))![0];
    const body = bodyOf(command);
    const sent = body === undefined ? undefined : (JSON.parse(filled(body)) as object);
    const template = routeOf(path)!;
    expect(template).toBeDefined();
    const method = /-X (\w+)/.exec(command)?.[1]?.toLowerCase() ?? (sent ? 'post' : 'get');
    const route = openApi.paths[template]![method]!;
    expect(route).toBeDefined();
    if (!sent) return;
    const name = route.requestBody!.content['application/json']!.schema!.$ref!.split('/').at(-1)!;
    const { properties = {} } = openApi.components.schemas[name]!;
    expect(Object.keys(sent).filter((field) => !(field in properties))).toEqual([]);
  });

  it('names settings that there are', () => {
    const named = shell
      .filter(({ command }) => SETTINGS.test(command))
      .flatMap(({ page, command }) =>
        [...command.matchAll(/(?:^|\s)([A-Z][A-Z_]+)=/g)].map(([, name]) => ({
          page,
          name: name!.replace(/_FILE$/, ''),
        })),
      );
    expect(named.length).toBeGreaterThan(10);
    expect(named.filter(({ name }) => !settings.has(name))).toEqual([]);
  });

  it('routes payments', () => {
    const [sample] = howTo.filter(({ page, language }) => page === 'how-to/route-payments.md' && language === 'json');
    expect(parseRoutes(sample!.command)).toHaveLength(2);
  });

  it('is a bank order', async () => {
    const of = ({ page, language }: Sample): boolean =>
      page === 'how-to/pay-out-by-bank-order.md' && language === 'json';
    const body: unknown = JSON.parse(howTo.find(of)!.command);
    const read = await new StrictValidationPipe().transform(body, { type: 'body', metatype: CreateBankOrderDto });
    expect(read).toMatchObject({ account_id: '4107111111', instructions: [{ kind: 'sepa' }] });
  });

  it('is a report of a provider, the first one in two forms', () => {
    const files = shell.filter(isCsv).reduce<string[]>((found, { command }) => {
      if (command.startsWith('payout_id,')) return [...found, `${command}\n`];
      return [...found.slice(0, -1), `${found.at(-1)}${command}\n`];
    }, []);
    const json = howTo.find(({ page, language }) => page === 'how-to/close-a-month.md' && language === 'json')!;
    const reports = files.map(parseCsvReport);
    expect(reports[0]).toEqual(parseJsonReport(JSON.parse(json.command)));
    for (const payouts of reports) expect(() => checkReport(payouts)).not.toThrow();
  });
});
