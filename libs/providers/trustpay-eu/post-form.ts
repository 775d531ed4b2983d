import type { HttpClient, HttpResult, Outcome } from '../spi';
import type { TrustPayEuConfig } from './config';
import { encodeFields } from './request-fields';
import type { Fields } from './signature';
import { Unsupported } from './unsupported';

interface Form {
  readonly url: string;
  readonly fields: Fields;
}

/**
 * One background call, a POST form. It is made once. The provider has neither an idempotency key nor a status query,
 * so an unknown outcome ends only by a notification, a statement or a person (fact sheet 10). What the provider has no
 * form for fails without a call.
 */
export async function postForm(
  { deadlineMs }: TrustPayEuConfig,
  http: HttpClient,
  form: () => Form,
  outcomeOf: (result: HttpResult) => Outcome,
): Promise<Outcome> {
  try {
    const { url, fields } = form();
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    return outcomeOf(await http.send({ method: 'POST', url, headers, body: encodeFields(fields), deadlineMs }));
  } catch (error) {
    if (!(error instanceof Unsupported)) throw error;
    const evidence = { source: 'answer', detail: 'refused by the adapter, nothing was sent' } as const;
    return { kind: 'failed', code: 'unsupported_request', reason: error.message, evidence };
  }
}
