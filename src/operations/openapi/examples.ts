type Schema = Readonly<Record<string, unknown>>;

/**
 * An example of a whole body, made of the examples of its fields. A field without one is left out where it may be, so
 * that an example never shows what was not thought of.
 */
export function exampleOf(schema: Schema, schemas: Readonly<Record<string, Schema>>): unknown {
  if (schema.example !== undefined) return schema.example;
  if (Array.isArray(schema.examples)) return schema.examples[0];
  if (typeof schema.$ref === 'string') return exampleOf(schemas[schema.$ref.split('/').at(-1)!]!, schemas);
  const parts = (schema.allOf ?? schema.anyOf) as readonly Schema[] | undefined;
  if (parts) return exampleOf(parts[0]!, schemas);
  if (schema.default !== undefined) return schema.default;
  if (Array.isArray(schema.enum)) return schema.enum[0];
  if (Array.isArray(schema.type) && schema.type.includes('null')) return null;
  if (schema.type === 'array') return oneOf(exampleOf(schema.items as Schema, schemas));
  return isObject(schema) ? exampleOfObject(schema, schemas) : undefined;
}

const isObject = ({ type }: Schema): boolean => type === 'object' || (Array.isArray(type) && type.includes('object'));

const oneOf = (item: unknown): unknown[] => (item === undefined ? [] : [item]);

function exampleOfObject(schema: Schema, schemas: Readonly<Record<string, Schema>>): unknown {
  const properties = Object.entries((schema.properties ?? {}) as Readonly<Record<string, Schema>>);
  const members = properties.map(([name, property]) => [name, exampleOf(property, schemas)] as const);
  return Object.fromEntries(members.filter(([, value]) => value !== undefined));
}
