import { randomUUID } from 'node:crypto';
import type { SendFile } from './month-end';

/** A statement out of the ledger or into it. @throws Error with the answer when it is refused */
export const sendFileTo =
  (url: string, token: string): SendFile =>
  async (method, path, xml) => {
    const type = xml === undefined ? undefined : { 'content-type': 'application/xml', 'idempotency-key': randomUUID() };
    const headers = { authorization: `Bearer ${token}`, ...type };
    const answer = await fetch(url + path, { method, headers, body: xml });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path} answered ${answer.status}: ${text}`);
    return text;
  };
