const PLAIN = /^[a-z][a-z0-9_]{0,62}$/;

/** Names of schemas and tables come from code, never from a request; anything unusual is a mistake and refused. */
export function quoteIdentifier(name: string): string {
  if (!PLAIN.test(name)) throw new Error(`not a plain SQL name: ${name}`);
  return `"${name}"`;
}
