import { Inject, Injectable } from '@nestjs/common';
import { Pool } from 'pg';
import { ApiKeys } from '../../api-keys/api-keys';
import type { Config } from '../../config';
import { runsDeployment } from '../../config/deployment';
import { CONFIG } from '../../persistence/tokens';
import { csrfOf, hashOfSession, newSessionToken } from './session-token';
import { ACTING_ROLES, CONSOLE_ROLES } from './viewer';
import type { Viewer } from './viewer';

const IDLE = `interval '1 hour'`;
/** A session is prolonged this often at most, so that reading pages does not mean writing rows. */
const TOUCH = `interval '1 minute'`;
const UNTIL = `least(created_at + interval '12 hours', clock_timestamp() + ${IDLE})`;

export type SignIn = { readonly token: string } | { readonly refused: 'unknown_key' | 'service_key' };

/**
 * Sessions of the console: an hour without a request ends one, twelve hours end every one. By the clock of the
 * database, since a sandbox may move the ledger's by a year and its people shall not be signed out by that.
 */
@Injectable()
export class ConsoleSessions {
  constructor(
    private readonly pool: Pool,
    private readonly keys: ApiKeys,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async open(apiKey: string): Promise<SignIn> {
    const principal = await this.keys.identify(apiKey);
    if (!principal) return { refused: 'unknown_key' };
    if (!CONSOLE_ROLES.includes(principal.role)) return { refused: 'service_key' };
    const token = newSessionToken();
    await this.pool.query('DELETE FROM ops.console_session WHERE expires_at < clock_timestamp()');
    await this.pool.query(
      `INSERT INTO ops.console_session (token_hash, key_id, created_at, expires_at)
       VALUES ($1, $2, clock_timestamp(), clock_timestamp() + ${IDLE})`,
      [hashOfSession(token), principal.keyId],
    );
    return { token };
  }

  /** Whose session this is; undefined when it is over, or its key is revoked. */
  async find(token: string): Promise<Viewer | undefined> {
    const { rows } = await this.pool.query<{ key_id: string; is_old: boolean }>(
      `SELECT key_id, expires_at < ${UNTIL} - ${TOUCH} AS is_old
         FROM ops.console_session WHERE token_hash = $1 AND expires_at > clock_timestamp()`,
      [hashOfSession(token)],
    );
    const session = rows[0];
    const holder = session && (await this.keys.holder(session.key_id));
    if (!holder || !CONSOLE_ROLES.includes(holder.role)) return undefined;
    if (session.is_old) await this.prolong(token);
    return {
      ...holder,
      actor: `key:${holder.keyId}`,
      csrf: csrfOf(token),
      mayAct: ACTING_ROLES.includes(holder.role),
      runsDeployment: runsDeployment(this.config.deploymentMerchants, holder.merchantId),
    };
  }

  async close(token: string): Promise<void> {
    await this.pool.query('DELETE FROM ops.console_session WHERE token_hash = $1', [hashOfSession(token)]);
  }

  private async prolong(token: string): Promise<void> {
    await this.pool.query(`UPDATE ops.console_session SET expires_at = ${UNTIL} WHERE token_hash = $1`, [
      hashOfSession(token),
    ]);
  }
}
