import type { EventStore } from '#libs/event-store';
import { Controller, Get, Inject, Query, Req, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { IsUUID, Matches } from 'class-validator';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DataSource } from 'typeorm';
import { CursorCodec, PageDto, Paging } from '../common/http';
import { Caller, Roles } from '../common/identity';
import type { Principal } from '../common/identity';
import { ACTOR, EVENT_TYPE, IsTime, MayBeAbsent, STREAM_NAME, TIME } from '../common/validation';
import { ApiReads } from '../operations/openapi/api-docs';
import { EventListView } from '../orders/order-events/order-event.view';
import { presentEvent } from '../orders/order-events/present-event';
import { EVENT_STORE } from '../persistence/tokens';
import { ReadPosition } from '../read-position/read-position';
import { listAuditEvents } from '../read-models/queries';

export class AuditQueryDto extends PageDto {
  @ApiPropertyOptional({ pattern: STREAM_NAME.source, example: 'order-7c0e9a52-4b7e-5b43-9d0b-0d1f4f6f8a11' })
  @MayBeAbsent()
  @Matches(STREAM_NAME, { message: 'stream must be the name of a stream, such as order-<id>' })
  stream?: string;

  @ApiPropertyOptional({ pattern: EVENT_TYPE.source, example: 'Captured' })
  @MayBeAbsent()
  @Matches(EVENT_TYPE, { message: 'type must be the name of an event, such as Captured' })
  type?: string;

  @ApiPropertyOptional({ pattern: ACTOR.source, example: 'provider:trustpay-eu' })
  @MayBeAbsent()
  @Matches(ACTOR, {
    message: 'actor must be like key:<id>, provider:<name> or process:<name>',
  })
  actor?: string;

  @ApiPropertyOptional({ format: 'uuid' })
  @MayBeAbsent()
  @IsUUID()
  correlation_id?: string;

  @ApiPropertyOptional({ type: String, pattern: TIME.source, example: '2026-11-01', description: 'Inclusive' })
  @MayBeAbsent()
  @IsTime()
  from?: Date;

  @ApiPropertyOptional({ type: String, pattern: TIME.source, example: '2026-12-01', description: 'Exclusive' })
  @MayBeAbsent()
  @IsTime()
  to?: Date;
}

@ApiTags('audit')
@ApiBearerAuth()
@Controller('v1/audit')
export class AuditController {
  constructor(
    private readonly database: DataSource,
    private readonly cursors: CursorCodec,
    private readonly position: ReadPosition,
    @Inject(EVENT_STORE) private readonly store: EventStore,
  ) {}

  @Get('events')
  @Roles('auditor', 'operator', 'admin')
  @ApiReads({ summary: 'Events, the newest first', view: EventListView, of: 'read_model' })
  async events(
    @Query() query: AuditQueryDto,
    @Caller() { merchantId }: Principal,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { stream, type, actor, correlation_id: correlationId, from, to } = query;
    const paging = new Paging(this.cursors, 'audit', merchantId, query);
    await this.position.reach(request, reply, 'audit');
    const filter = { merchantId, stream, type, actor, correlationId, from, to, ...paging.request() };
    return paging.answer(await listAuditEvents(this.database, this.store, filter), presentEvent);
  }
}
