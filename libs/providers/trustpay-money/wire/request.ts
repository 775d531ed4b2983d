import type { Credentials } from './credentials';
import { compactJson } from './json';
import type { JsonNumber } from './json';
import { signedText } from './signed-text';

/** The members of a request, texts and numbers; what is undefined or empty is not sent. */
export type RequestFields = Readonly<Record<string, string | JsonNumber | undefined>>;

/** The JSON body with its `sign`. Numbers are written as their literals, and the same literals are signed. */
export function signedBody(credentials: Credentials, fields: RequestFields): string {
  const members = new Map(
    Object.entries(fields).filter((field): field is [string, string | JsonNumber] => Boolean(field[1])),
  );
  const sign = credentials.sign(signedText(members, { number: 'literal', array: 'joined' }));
  return compactJson(new Map([...members, ['sign', sign]]));
}
