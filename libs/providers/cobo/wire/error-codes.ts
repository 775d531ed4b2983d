/** What the provider's codes say (fact sheet 2.5). Which rule of payments gives which code is not published: a hint. */
const MEANINGS: ReadonlyMap<number, string> = new Map([
  [1000, 'an internal error of the provider'],
  [2000, 'an internal error of the provider'],
  [1003, 'a required parameter is missing'],
  [2003, 'a required parameter is missing'],
  [1006, 'a parameter is malformed or its value is not supported'],
  [2006, 'a parameter is malformed or its value is not supported'],
  [2002, 'the method is not allowed'],
  [2010, 'too many requests'],
  [2026, 'too many requests'],
  [2021, 'nothing handles this path'],
  [2022, 'authentication headers are missing'],
  [2023, 'our signature is wrong'],
  [2024, 'our API key is not accepted: unknown, inactive, of another environment, or not from this address'],
  [2025, 'no permission for this'],
  [4001, 'no permission for this'],
  [2028, 'not found'],
  [2029, 'its status does not allow this'],
  [2040, 'this reference was used before'],
  ...[2050, 2051, 2052, 2053, 2054].map((code) => [code, 'a limit of the subscription plan is reached'] as const),
  [10000, 'the organisation is read-only'],
  [12009, 'this request id was used before'],
  [30001, 'this request id was used before'],
  [30012, 'the balance is too small'],
]);

/** Names for callers that decide by them; other codes are told by their number. */
const WORDS: ReadonlyMap<number, string> = new Map([
  [2010, 'rate_limited'],
  [2026, 'rate_limited'],
  [30012, 'insufficient_balance'],
]);

const DUPLICATES: readonly number[] = [2040, 12009, 30001];

/** The key was used before: what it stands for may well exist, so this is no refusal of it. */
export const isDuplicate = (code: number): boolean => DUPLICATES.includes(code);

export const wordOf = (code: number): string => WORDS.get(code) ?? String(code);

/** In our words: the provider's message may repeat what we sent. */
export const meaningOf = (code: number): string => MEANINGS.get(code) ?? 'the provider refused it';
