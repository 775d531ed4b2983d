export interface Answer {
  readonly resultCode: number;
  readonly acquirerCode?: string;
}

const RESULT_CODE = /^\d{1,4}$/;
const ACQUIRER_CODE = /^[\w.-]{1,128}$/;
/** JSON with single in place of double quotes, as the manual prints it for cards (fact sheet 5.2). */
const SINGLE_QUOTED = /^\{[^"\\]*\}$/;

/**
 * Reads the body of a background answer: `{"ResultCode":3,"AcquirerResponseId":"000.000.000"}`. Result codes come as
 * numbers or as texts. Undefined for anything that is not clearly such an answer; never throws.
 */
export function parseAnswer(body: Buffer): Answer | undefined {
  const answer = parseObject(body.toString('utf8').trim());
  const code = answer?.ResultCode;
  const resultCode = typeof code === 'number' || typeof code === 'string' ? String(code) : '';
  const acquirerCode = answer?.AcquirerResponseId ?? undefined;
  if (!RESULT_CODE.test(resultCode)) return undefined;
  if (acquirerCode === undefined || acquirerCode === '') return { resultCode: Number.parseInt(resultCode, 10) };
  if (typeof acquirerCode !== 'string' || !ACQUIRER_CODE.test(acquirerCode)) return undefined;
  return { resultCode: Number.parseInt(resultCode, 10), acquirerCode };
}

function parseObject(text: string): Record<string, unknown> | undefined {
  const value = parseJson(text) ?? (SINGLE_QUOTED.test(text) ? parseJson(text.replaceAll("'", '"')) : undefined);
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
