import { createParamDecorator } from '@nestjs/common';
import type { ExecutionContext } from '@nestjs/common';
import { ApiParam } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { Problem } from '../problems';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

const documented: ParameterDecorator = (target, method) =>
  ApiParam({ name: 'id', schema: { type: 'string', format: 'uuid' }, example: '7c0e9a52-4b7e-5b43-9d0b-0d1f4f6f8a11' })(
    target,
    method!,
    Object.getOwnPropertyDescriptor(target, method!)!,
  );

/** The `:id` of a route. What cannot be an id names nothing: 404, without a look at the store. */
export const ResourceId = createParamDecorator(
  (_: unknown, context: ExecutionContext): string => {
    const { id } = context.switchToHttp().getRequest<FastifyRequest<{ Params: { id: string } }>>().params;
    if (!UUID.test(id)) throw new Problem('not_found', 'There is no such thing.');
    return id;
  },
  [documented],
);
