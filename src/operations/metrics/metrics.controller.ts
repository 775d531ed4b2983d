import type { EventStore } from '#libs/event-store';
import { subscriberStatus } from '#libs/projections';
import { Controller, Get, Inject, Res } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Pool } from 'pg';
import { Public } from '../../common/identity';
import { EVENT_STORE } from '../../persistence/tokens';
import { Metrics } from './metrics';

/** Prometheus text format. Holds counts and times only: no ids, no amounts. */
@ApiTags('operation')
@Controller('metrics')
export class MetricsController {
  constructor(
    private readonly metrics: Metrics,
    private readonly pool: Pool,
    @Inject(EVENT_STORE) private readonly store: EventStore,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Counts and times for Prometheus' })
  @ApiResponse({
    status: 200,
    description: 'Prometheus text format',
    content: { 'text/plain': { schema: { type: 'string' }, example: 'ledger_operations_in_doubt 0' } },
  })
  @Public()
  async read(@Res() reply: FastifyReply): Promise<void> {
    await this.measureLag();
    void reply.header('content-type', this.metrics.registry.contentType).send(await this.metrics.registry.metrics());
  }

  /** Asked for when it is looked at, so that also an API without workers tells how far they are. */
  private async measureLag(): Promise<void> {
    for (const { name, behind, lagSeconds, held, parked } of await subscriberStatus(this.pool, this.store)) {
      this.metrics.projectionLag.set({ projection: name }, Number(behind));
      this.metrics.projectionLagSeconds.set({ projection: name }, lagSeconds);
      this.metrics.eventsSetAside.set({ projection: name }, held + parked);
    }
  }
}
