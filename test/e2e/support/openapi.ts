import Ajv2020 from 'ajv/dist/2020';
import type { ValidateFunction } from 'ajv/dist/2020';

export type Json = Record<string, unknown>;

export interface Operation extends Json {
  readonly operationId: string;
  readonly summary?: string;
  readonly 'x-roles'?: readonly string[];
  readonly security?: readonly Json[];
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly required?: boolean; readonly content: Content };
  readonly responses: Responses;
}

export interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required?: boolean;
  readonly schema: Json;
  readonly example?: string;
}

export type Content = Readonly<
  Record<string, { readonly schema: Json; readonly example?: unknown; readonly examples?: Record<string, Json> }>
>;

export interface OpenApi extends Json {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Json>>; readonly responses: Responses };
}

export type Responses = Readonly<Record<string, { readonly description: string; readonly content?: Content }>>;

export interface Route {
  readonly method: string;
  readonly path: string;
  readonly operation: Operation;
}

/** Every operation, with the responses that it refers to. */
export const routesOf = ({ paths, components }: OpenApi): Route[] =>
  Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      method: method.toUpperCase(),
      path,
      operation: { ...operation, responses: resolve(operation.responses, components.responses) },
    })),
  );

const resolve = (responses: Responses, shared: Responses): Responses =>
  Object.fromEntries(
    Object.entries(responses).map(([status, response]) => {
      const name = (response as unknown as { $ref?: string }).$ref?.split('/').at(-1);
      return [status, name === undefined ? response : shared[name]!];
    }),
  );

/** The examples of a body: those with names, its only one, or that of its schema. */
export function examplesIn({ examples, example, schema }: Content[string], { components }: OpenApi): unknown[] {
  if (examples) return Object.values(examples).map(({ value }) => value);
  const ofSchema = components.schemas[String(schema.$ref).split('/').at(-1)!]?.example;
  return [example ?? ofSchema].filter((one) => one !== undefined);
}

/**
 * Compiles schemas of the document. What a schema does not name is an error, too: an answer with a member that nobody
 * documented is as wrong as one without.
 */
export class Schemas {
  private readonly ajv = new Ajv2020({ strict: false, validateFormats: false, allErrors: true });
  private readonly compiled = new Map<string, ValidateFunction>();

  constructor(document: OpenApi) {
    const closed = JSON.parse(JSON.stringify(document), (_, value: unknown) => close(value)) as OpenApi;
    this.ajv.addSchema({ $id: 'openapi', components: closed.components });
  }

  /** What is wrong with a value; empty when nothing is. */
  complaints(schema: Json, value: unknown): string[] {
    const text = JSON.stringify(schema).replaceAll('"#/', '"openapi#/');
    let validate = this.compiled.get(text);
    if (!validate) {
      validate = this.ajv.compile({ ...(JSON.parse(text) as Json), unevaluatedProperties: false });
      this.compiled.set(text, validate);
    }
    validate(value);
    return (validate.errors ?? []).map(({ instancePath, message, params }) =>
      `${instancePath} ${message} ${JSON.stringify(params)}`.slice(0, 200),
    );
  }
}

/** An object that lists its properties and says nothing of others has no others. */
function close(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const schema = value as Json;
  const lists = schema.type === 'object' && typeof schema.properties === 'object';
  return lists && schema.additionalProperties === undefined ? { ...schema, unevaluatedProperties: false } : schema;
}
