import type { ReturnClaim } from '../spi';
import { declineOf, quote, verdictOf } from './card/verdict';
import type { Codes } from './card/verdict';
import { wireReference } from './provider-reference';
import { RESULT_CODES } from './result-codes';

const REFERENCE = /^[A-Za-z0-9]{1,35}$/;
const RESULT_CODE = /^\d{1,4}$/;
const ACQUIRER_CODE = /^\d{3}\.\d{3}\.\d{3}$/;
const PAYMENT_REQUEST_ID = /^\d{1,10}$/;

/**
 * What the payer's browser claims on its way back (fact sheet 6). Nothing of it is signed: it may be forged, repeated
 * or missing, so it is a hint and never money. Undefined when it is not even that. The payment request id in it is as
 * unproven as the rest: nothing is captured or refunded by it before a notification has confirmed it.
 */
export function parsePayerReturn(query: URLSearchParams): ReturnClaim | undefined {
  const reference = single(query, 'Reference', REFERENCE);
  const resultCode = single(query, 'ResultCode', RESULT_CODE);
  if (reference === undefined || resultCode === undefined) return undefined;
  const codes: Codes = {
    resultCode: Number.parseInt(resultCode, 10),
    acquirerCode: single(query, 'AcquirerResponseId', ACQUIRER_CODE),
  };
  const id = single(query, 'PaymentRequestId', PAYMENT_REQUEST_ID);
  const providerReference = id !== undefined && isWire(query) ? wireReference(id) : id;
  const claims = claimOf(codes);
  return {
    reference,
    claims,
    code: quote(codes),
    ...(claims === 'declined' && { decline: declineOf(codes) }),
    ...(providerReference !== undefined && { providerReference }),
  };
}

function claimOf(codes: Codes): ReturnClaim['claims'] {
  const verdict = verdictOf(codes);
  if (verdict === 'refused') return 'error';
  if (verdict !== 'uncertain') return verdict;
  // Nobody knows yet when the acquirer contradicts the gateway; a gateway that knows nothing itself shows its error
  // page.
  return gatewayIsCertain(codes) ? 'pending' : 'error';
}

const gatewayIsCertain = ({ resultCode }: Codes): boolean =>
  (RESULT_CODES.get(resultCode)?.verdict ?? 'uncertain') !== 'uncertain';

/** A bank transfer that went well comes back without an acquirer's code, a card payment never (fact sheet 6). */
const isWire = (query: URLSearchParams): boolean =>
  !query.has('AcquirerResponseId') && ['0', '1'].includes(query.get('ResultCode') ?? '');

/** The value of a parameter that occurs once and has its documented shape. */
function single(query: URLSearchParams, name: string, shape: RegExp): string | undefined {
  const values = query.getAll(name);
  return values.length === 1 && shape.test(values[0]!) ? values[0] : undefined;
}
