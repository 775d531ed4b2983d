import { SetMetadata, applyDecorators, createParamDecorator } from '@nestjs/common';
import type { ExecutionContext } from '@nestjs/common';
import { ApiExtension } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { Problem } from '../problems';
import type { ApiRole, Principal } from './principal';

export const ROLES_KEY = 'countinghouse:roles';
export const PUBLIC_KEY = 'countinghouse:public';

/** The roles that may use a route. A route that says neither this nor `@Public()` answers nobody. */
export const Roles = (...roles: readonly ApiRole[]) =>
  applyDecorators(SetMetadata(ROLES_KEY, roles), ApiExtension('x-roles', roles));

/** Open without a key: health, and what providers and payers reach, which is protected by other means. */
export const Public = () => SetMetadata(PUBLIC_KEY, true);

export interface IdentifiedRequest extends FastifyRequest {
  principal?: Principal;
}

/** The caller, as the guard found it. */
export const Caller = createParamDecorator((_: unknown, context: ExecutionContext): Principal => {
  const { principal } = context.switchToHttp().getRequest<IdentifiedRequest>();
  if (!principal) throw new Problem('unauthorized', 'Send an API key: Authorization: Bearer <key>.');
  return principal;
});
