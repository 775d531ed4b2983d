import type { OpenAPIObject } from '@nestjs/swagger';
import { NoFieldsDto } from '../../common/validation';
import { ORDER_EXAMPLE, ORDER_SUMMARY_EXAMPLE } from '../../orders/view/order-view.examples';
import { exampleOf } from './examples';
import { shareProblems } from './share-problems';

/** Any part of the document. */
export type Node = Record<string, unknown>;

/** What requests are made of. */
const CLOSED = /Dto$|^AmountSchema$/;

const WHOLE_EXAMPLES = { OrderView: ORDER_EXAMPLE, OrderSummaryView: ORDER_SUMMARY_EXAMPLE };

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * What the generator leaves undone: `nullable` as JSON Schema of OpenAPI 3.1 has it, request bodies without unknown
 * fields, and an example for every body that has none of its own.
 */
export function polish(document: OpenAPIObject): OpenAPIObject {
  const whole = document as unknown as Node;
  walk(whole, denullify);
  const schemas = (document.components?.schemas ?? {}) as Record<string, Node>;
  walk(document.paths, dropEmptyBody);
  delete schemas[NoFieldsDto.name];
  for (const [name, schema] of Object.entries(schemas)) if (CLOSED.test(name)) schema.additionalProperties = false;
  for (const [name, example] of Object.entries(WHOLE_EXAMPLES)) schemas[name]!.example = example;
  walk(document.paths, (node) => addExample(node, schemas));
  shareProblems(document);
  return document;
}

function walk(node: unknown, visit: (node: Node) => void): void {
  if (Array.isArray(node)) for (const item of node) walk(item, visit);
  if (!isNode(node)) return;
  visit(node);
  for (const member of Object.values(node)) walk(member, visit);
}

function denullify(schema: Node): void {
  if (schema.nullable !== true) return;
  delete schema.nullable;
  if (typeof schema.type === 'string' && !schema.allOf) {
    schema.type = [schema.type, 'null'];
    return;
  }
  schema.anyOf = [...((schema.allOf as Node[] | undefined) ?? []), { type: 'null' }];
  delete schema.allOf;
  delete schema.type;
}

/** A command without fields has no body, though an empty object is taken for none. */
function dropEmptyBody(operation: Node): void {
  if (JSON.stringify(operation.requestBody ?? '').includes(`/${NoFieldsDto.name}"`)) delete operation.requestBody;
}

/** A body that is a named schema has its example there; any other has it beside its schema. */
function addExample(node: Node, schemas: Readonly<Record<string, Node>>): void {
  if (!isNode(node.content)) return;
  for (const media of Object.values(node.content)) {
    if (!isNode(media) || !isNode(media.schema) || media.examples !== undefined || media.example !== undefined)
      continue;
    const named = typeof media.schema.$ref === 'string' ? schemas[media.schema.$ref.split('/').at(-1)!] : undefined;
    const holder = named ?? media;
    holder.example ??= exampleOf(media.schema, schemas);
  }
}
