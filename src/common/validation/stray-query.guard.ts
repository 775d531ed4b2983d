import { Injectable } from '@nestjs/common';
import type { CanActivate, ExecutionContext } from '@nestjs/common';
import { ROUTE_ARGS_METADATA } from '@nestjs/common/constants';
import { RouteParamtypes } from '@nestjs/common/enums/route-paramtypes.enum';
import type { FastifyRequest } from 'fastify';
import { PUBLIC_KEY } from '../identity/access';
import { refuseUnknown } from './refusals';

/**
 * A route that declares no query has no pipe that looks at one. A misspelt filter must not mean "everything" there
 * either. Public routes read their own query: providers and payers' browsers add what they like.
 */
@Injectable()
export class StrayQueryGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    const handler = context.getHandler();
    const isPublic = [handler, context.getClass()].some((target) => Reflect.getMetadata(PUBLIC_KEY, target) === true);
    if (isPublic || declaresQuery(context)) return true;
    const { query } = context.switchToHttp().getRequest<FastifyRequest<{ Querystring: Record<string, unknown> }>>();
    refuseUnknown('query', Object.keys(query));
    return true;
  }
}

function declaresQuery(context: ExecutionContext): boolean {
  const declared = Reflect.getMetadata(ROUTE_ARGS_METADATA, context.getClass(), context.getHandler().name) as
    object | undefined;
  return Object.keys(declared ?? {}).some((name) => name.startsWith(`${RouteParamtypes.QUERY}:`));
}
