import { createHmac, timingSafeEqual } from 'node:crypto';
import { Problem } from '../problems';

const TAG_BYTES = 12;

/**
 * Opaque, signed page cursors: a caller can neither read meaning into one nor make one that reaches another merchant's
 * rows.
 */
export class CursorCodec {
  constructor(private readonly key: Buffer) {}

  encode(scope: string, after: string): string {
    return Buffer.concat([this.tag(scope, after), Buffer.from(after, 'utf8')]).toString('base64url');
  }

  /** @throws Problem `invalid_request` for a cursor that this scope did not give */
  decode(scope: string, cursor: string): string {
    const bytes = Buffer.from(cursor, 'base64url');
    const after = bytes.subarray(TAG_BYTES).toString('utf8');
    const valid = bytes.length > TAG_BYTES && timingSafeEqual(bytes.subarray(0, TAG_BYTES), this.tag(scope, after));
    if (valid) return after;
    throw new Problem('invalid_request', 'The cursor is not one that this list gave. Start without a cursor.', {
      errors: [{ pointer: '?cursor', message: 'is not a cursor of this list' }],
    });
  }

  private tag(scope: string, after: string): Buffer {
    return createHmac('sha256', this.key).update(`${scope}\n${after}`).digest().subarray(0, TAG_BYTES);
  }
}
