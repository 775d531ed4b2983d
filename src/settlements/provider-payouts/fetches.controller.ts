import { Sealer } from '#libs/sealing';
import { Body, Controller, Post, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiProperty, ApiTags } from '@nestjs/swagger';
import { Matches } from 'class-validator';
import type { FastifyReply } from 'fastify';
import { envelopeOf, sendResource } from '../../common/http';
import { Roles } from '../../common/identity';
import { PROVIDER_NAME } from '../../common/validation';
import { ApiCommand } from '../../operations/openapi/api-docs';
import { ImportView, presentImport } from '../imports/import.view';
import { FetchPayouts } from './fetch-payouts';

export class FetchPayoutsDto {
  @ApiProperty({ pattern: PROVIDER_NAME.source, example: 'cobo' })
  @Matches(PROVIDER_NAME, { message: 'provider must be the name of a provider, such as cobo' })
  provider: string;
}

@ApiTags('settlements')
@ApiBearerAuth()
@Controller('v1/settlements/fetches')
export class FetchesController {
  constructor(
    private readonly payouts: FetchPayouts,
    private readonly sealer: Sealer,
  ) {}

  @Post()
  @Roles('operator', 'admin')
  @ApiCommand({
    summary: 'Read the payouts of a provider that lists them in its interface',
    view: ImportView,
    status: 200,
    codes: ['unsupported_by_provider', 'provider_unavailable'],
    body: { type: FetchPayoutsDto, examples: { cobo: { provider: 'cobo' } } },
  })
  async fetch(@Body() body: FetchPayoutsDto, @Res() reply: FastifyReply): Promise<void> {
    const { actor, merchantId } = envelopeOf(reply, body, this.sealer);
    const { folded, replayed } = await this.payouts.fetch(body.provider, merchantId, actor);
    sendResource(reply, 200, presentImport(folded), replayed);
  }
}
