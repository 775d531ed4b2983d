import fc from 'fast-check';
import type { Json, OpenApi } from './openapi';

/** Values that a schema allows, and now and then one that it does not. */
export class SchemaArbitraries {
  constructor(private readonly document: OpenApi) {}

  /** A value of the schema in most runs; anything at all, or a hole in it, in some. */
  value(schema: Json): fc.Arbitrary<unknown> {
    return fc.oneof({ arbitrary: this.valid(schema), weight: 40 }, { arbitrary: anything, weight: 1 });
  }

  private valid(schema: Json): fc.Arbitrary<unknown> {
    if (typeof schema.$ref === 'string')
      return this.value(this.document.components.schemas[schema.$ref.split('/').at(-1)!]!);
    if (Array.isArray(schema.allOf)) return this.value(schema.allOf[0] as Json);
    if (Array.isArray(schema.enum)) return fc.constantFrom(...(schema.enum as unknown[]));
    const { minimum: min, maximum: max } = schema as { minimum?: number; maximum?: number };
    switch (schema.type) {
      case 'integer':
        return fc.integer({ min, max });
      case 'boolean':
        return fc.boolean();
      case 'object':
        return this.object(schema);
      default:
        return this.text(schema);
    }
  }

  private object(schema: Json): fc.Arbitrary<unknown> {
    const properties = Object.entries((schema.properties ?? {}) as Record<string, Json>);
    if (properties.length === 0)
      return fc.dictionary(fc.stringMatching(/^[a-z_]{1,10}$/), fc.string({ maxLength: 20 }), { maxKeys: 3 });
    const model = Object.fromEntries(properties.map(([name, property]) => [name, this.value(property)]));
    const required = (schema.required ?? []) as string[];
    const whole = fc.tuple(fc.record(model), fc.nat()).map(([value, pick]) => thin(value, required, pick));
    const odd = fc
      .tuple(whole, fc.string({ maxLength: 8 }), anything)
      .map(([value, name, more]) => ({ ...value, [name]: more }));
    return fc.oneof({ arbitrary: whole, weight: 30 }, { arbitrary: odd, weight: 1 });
  }

  private text(schema: Json): fc.Arbitrary<string> {
    const {
      example,
      pattern,
      minLength,
      maxLength = 60,
    } = schema as {
      example?: string;
      pattern?: string;
      minLength?: number;
      maxLength?: number;
    };
    const made = pattern === undefined ? printable(minLength, maxLength) : fc.stringMatching(new RegExp(pattern));
    return example === undefined
      ? made
      : fc.oneof({ arbitrary: fc.constant(example), weight: 8 }, { arbitrary: made, weight: 1 });
  }
}

const printable = (minLength: number | undefined, maxLength: number): fc.Arbitrary<string> =>
  fc.string({ unit: fc.constantFrom(...'abcXYZ 0123456789-_.:/áčž@'), minLength, maxLength });

const anything: fc.Arbitrary<unknown> = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.bigInt().map(String),
  fc.constantFrom(null, '', '4111111111111111', 'x'.repeat(5_000), '../../etc', '\u0000', '\ud800', 1e300, -0),
);

/** What is required, and a few of the others: all of them at once would contradict each other and never be taken. */
function thin(value: Readonly<Record<string, unknown>>, required: readonly string[], pick: number): Json {
  const optional = Object.keys(value).filter((name) => !required.includes(name));
  const chosen = optional.filter((_, index) => (pick >> (index % 20)) % 4 === 0);
  return Object.fromEntries([...required, ...chosen].map((name) => [name, value[name]]));
}
