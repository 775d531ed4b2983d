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

/** The caller, as the guard found it. @throws Problem `unauthorized` on a route that asks for nobody */
export function callerOf({ principal }: IdentifiedRequest): Principal {
  if (!principal) throw new Problem('unauthorized', 'Send an API key: Authorization: Bearer <key>.');
  return principal;
}

export const Caller = createParamDecorator((_: unknown, context: ExecutionContext): Principal =>
  callerOf(context.switchToHttp().getRequest<IdentifiedRequest>()),
);
