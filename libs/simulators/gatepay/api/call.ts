import { refuse } from '../refusal';

/** A request that was let in, with its parameters: of the body or of the query. */
export interface Call {
  readonly clientId: string;
  /** The sub-account that pays no attention to who asks for it: it is credited. */
  readonly subAccount: string;
  readonly isInstitution: boolean;
  readonly input: Parameters;
  readonly rawBody: string;
}

/** Members of a request. Unknown ones are ignored, and `null` is absent (sheet 1.1). */
export class Parameters {
  constructor(readonly fields: Readonly<Record<string, unknown>>) {}

  /** @throws Refusal 400001 for anything but a text of 1 to `max` characters */
  text(name: string, max: number): string {
    const value = this.optional(name, max);
    if (value === undefined) throw refuse(400001, `${name} is required`);
    return value;
  }

  optional(name: string, max: number): string | undefined {
    const value = this.fields[name];
    if (value === undefined || value === '') return undefined;
    if (typeof value !== 'string' || value.length > max) throw refuse(400001, `${name} is malformed`);
    return value;
  }

  object(name: string): Parameters {
    const value = this.fields[name];
    if (typeof value !== 'object' || Array.isArray(value)) throw refuse(400001, `${name} is required`);
    return new Parameters(withoutNulls(value as Record<string, unknown>));
  }
}

export const withoutNulls = (fields: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null));
