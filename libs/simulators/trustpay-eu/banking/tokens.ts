import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { Clock } from '#libs/clock';
import { BoundedMap } from '#libs/simulators/kit';

/** Seconds, and there is no refresh token (sheet, section 9.1). */
export const TOKEN_LIFETIME_S = 1_799;

export interface BankingUser {
  readonly username: string;
  readonly password: string;
}

const KEPT = 10_000;

/** OAuth2 client credentials: bearer tokens that end by the simulator's clock. */
export class Tokens {
  private ends = new BoundedMap<string, number>(KEPT);

  constructor(
    private readonly clock: Clock,
    private readonly user: BankingUser,
  ) {}

  /** Undefined for a wrong user or password. */
  issue(authorization: string | undefined): string | undefined {
    const given = /^Basic ([A-Za-z0-9+/=]+)$/i.exec(authorization ?? '')?.[1];
    const { username, password } = this.user;
    if (given === undefined || !isSame(Buffer.from(given, 'base64').toString('utf8'), `${username}:${password}`)) {
      return undefined;
    }
    const token = randomBytes(48).toString('base64url');
    this.ends.set(token, this.clock.now().getTime() + TOKEN_LIFETIME_S * 1_000);
    return token;
  }

  isValid(authorization: string | undefined): boolean {
    const end = this.ends.get(/^Bearer (\S+)$/i.exec(authorization ?? '')?.[1] ?? '');
    return end !== undefined && this.clock.now().getTime() < end;
  }

  /** Every token given out so far is refused from now on. */
  revoke(): void {
    this.ends = new BoundedMap(KEPT);
  }
}

function isSame(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}
