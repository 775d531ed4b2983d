import type { HttpClient } from '../../spi';
import type { TrustPayMoneyConfig } from '../config';
import { signedBody } from './request';
import type { RequestFields } from './request';
import { readReply } from './reply';
import type { Reply } from './reply';

/** One signed POST, made once (fact sheet 1). */
export type Call = (path: string, fields: RequestFields) => Promise<Reply>;

export function callsOf(config: TrustPayMoneyConfig, http: HttpClient): Call {
  return async (path, fields) =>
    readReply(
      await http.send({
        method: 'POST',
        url: config.apiUrl + path,
        headers: config.credentials.headers(),
        body: signedBody(config.credentials, fields),
        deadlineMs: config.deadlineMs,
      }),
    );
}
