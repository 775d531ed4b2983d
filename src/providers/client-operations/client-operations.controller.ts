import { Sealer } from '#libs/sealing';
import { Body, Controller, Get, Inject, Param, Post, Req, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiBody, ApiHeader, ApiOperation, ApiParam, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { commandEnvelope } from '../../common/http';
import { assertRunsDeployment, Caller, Roles } from '../../common/identity';
import type { Principal } from '../../common/identity';
import { Problem } from '../../common/problems';
import { PROVIDER_NAME } from '../../common/validation';
import type { Config } from '../../config';
import { ApiReads } from '../../operations/openapi/api-docs';
import { IDEMPOTENCY_KEY } from '../../operations/openapi/headers';
import { ALWAYS, ApiProblems } from '../../operations/openapi/problem-responses';
import { CONFIG } from '../../persistence/tokens';
import { Providers } from '../providers';
import { ClientAnswerView, ClientOperationListView, presentClientOperation } from './client-operation.view';
import { ClientOperations } from './client-operations';
import type { ClientOperationResult } from './client-operations';

const PROVIDER = {
  name: 'provider',
  schema: { type: 'string', pattern: PROVIDER_NAME.source },
  example: 'trustpay-eu',
};
const CODES = [
  ...ALWAYS,
  'idempotency_key_required',
  'idempotency_key_reused',
  'not_found',
  'provider_refused',
  'provider_unavailable',
  'overloaded',
] as const;

@ApiTags('providers')
@ApiBearerAuth()
@Controller('v1/providers/:provider/operations')
export class ClientOperationsController {
  constructor(
    private readonly providers: Providers,
    private readonly operations: ClientOperations,
    private readonly sealer: Sealer,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Get()
  @Roles('auditor', 'operator', 'admin')
  @ApiParam(PROVIDER)
  @ApiReads({ summary: 'What a provider offers beside payments', view: ClientOperationListView, of: 'resource' })
  list(@Param('provider') name: string): ClientOperationListView {
    const adapter = this.providers.find(name);
    if (!adapter) throw new Problem('not_found', 'No such provider is configured; GET /v1/providers lists them.');
    return { data: (adapter.clientOperations ?? []).map(presentClientOperation) };
  }

  @Post(':operation')
  @Roles('operator', 'admin')
  @ApiOperation({
    summary:
      'Ask a provider for something that is no payment, as one who runs the deployment; changes need the role admin',
  })
  @ApiParam(PROVIDER)
  @ApiParam({ name: 'operation', schema: { type: 'string', pattern: '^[a-z][a-z0-9-]*$' }, example: 'balance' })
  @ApiHeader(IDEMPOTENCY_KEY)
  @ApiBody({
    schema: { type: 'object', additionalProperties: { type: 'string' } },
    examples: { balance: { value: {} } },
  })
  @ApiResponse({ status: 201, type: ClientAnswerView, description: 'Answered' })
  @ApiResponse({ status: 202, type: ClientAnswerView, description: 'It may have happened; the answer is not known' })
  @ApiProblems(...CODES)
  async perform(
    @Param('provider') provider: string,
    @Param('operation') name: string,
    @Body() body: Record<string, unknown>,
    @Caller() caller: Principal,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    assertRunsDeployment(
      this.config,
      caller.merchantId,
      'The account at the provider is that of all merchants together.',
    );
    const { changes, fields } = this.operations.find(provider, name);
    const sensitive = fields.find((field) => field.sensitive && Object.hasOwn(body, field.name));
    if (sensitive)
      throw new Problem(
        'card_data_refused',
        `${sensitive.name} is never taken over HTTP; the command line passes it through memory.`,
      );
    if (changes && caller.role !== 'admin')
      throw new Problem('forbidden', 'This changes something at the provider: it needs a key with the role admin.');
    const route = `POST /v1/providers/${provider}/operations/${name}`;
    const envelope = commandEnvelope(request, caller, route, body, this.sealer);
    const result = await this.operations.perform(provider, name, body, envelope);
    const view = answerOf(provider, name, result);
    if (result.replayed) void reply.header('Idempotency-Replayed', 'true');
    void reply.status(result.kind === 'answered' ? 201 : 202).send(view);
  }
}

/** @throws Problem for what provably did not happen */
function answerOf(provider: string, operation: string, result: ClientOperationResult): ClientAnswerView {
  const { id, reference } = result;
  switch (result.kind) {
    case 'answered':
      return { provider, operation, status: 'answered', id, reference, answer: result.data };
    case 'unknown':
      return { provider, operation, status: 'unknown', id, reference, reason: result.reason };
    case 'refused':
      throw new Problem('provider_refused', `${provider} refused: ${result.reason} (${result.code}).`);
    case 'not_sent':
      throw new Problem(
        'provider_unavailable',
        `${provider} could not be reached; nothing was sent. Use a new Idempotency-Key to try again.`,
      );
  }
}
