import { Injectable } from '@nestjs/common';
import type { CanActivate, ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { ApiKeys } from '../../api-keys/api-keys';
import { Problem } from '../problems';
import { PUBLIC_KEY, ROLES_KEY } from './access';
import type { IdentifiedRequest } from './access';
import type { ApiRole } from './principal';
import { RateLimiter } from './rate-limiter';

/** Names of schemes have no case (RFC 9110, 11.1). */
const BEARER = /^bearer ([A-Za-z0-9_-]{20,200})$/i;

/** Default deny: no route without a declared role answers, and every role is checked against the key. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly keys: ApiKeys,
    private readonly limiter: RateLimiter,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const targets = [context.getHandler(), context.getClass()];
    if (this.reflector.getAllAndOverride<boolean | undefined>(PUBLIC_KEY, targets)) return true;
    const request = context.switchToHttp().getRequest<IdentifiedRequest>();
    const token = BEARER.exec(request.headers.authorization ?? '')?.[1];
    const principal = token === undefined ? undefined : await this.keys.identify(token);
    if (!principal) throw new Problem('unauthorized', 'Send a valid API key: Authorization: Bearer <key>.');
    const roles = this.reflector.getAllAndOverride<readonly ApiRole[] | undefined>(ROLES_KEY, targets);
    if (!roles?.includes(principal.role)) {
      throw new Problem(
        'forbidden',
        `A key with the role ${principal.role} may not do this; it takes ${roles?.join(' or ') ?? 'another'}.`,
      );
    }
    if (!this.limiter.allows(principal.keyId)) {
      throw new Problem('rate_limited', 'This key sends more requests than it may. Slow down and send again.', {
        retryAfterS: 1,
      });
    }
    request.principal = principal;
    return true;
  }
}
