import { applyDecorators } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiResponse } from '@nestjs/swagger';
import { PROVIDER_NAME } from '../common/validation';
import { ApiProblems } from '../operations/openapi/problem-responses';

const answer = (status: number, description: string) =>
  ApiResponse({ status, description, content: { 'text/plain': { schema: { type: 'string' }, example: '' } } });

/** Statuses and bodies are what each provider expects; these are the usual ones. */
export const ApiNotification = () =>
  applyDecorators(
    ApiOperation({ summary: 'What a provider tells, signed in its own way, by the method that it uses' }),
    ApiParam({ name: 'provider', schema: { type: 'string', pattern: PROVIDER_NAME.source }, example: 'trustpay-eu' }),
    answer(200, 'Stored, or known already'),
    answer(400, 'Not signed by the provider: nothing is stored'),
    ApiProblems('not_found', 'payload_too_large'),
  );
