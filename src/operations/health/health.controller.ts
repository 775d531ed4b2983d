import type { EventStore } from '#libs/event-store';
import { Controller, Get, Inject, Res } from '@nestjs/common';
import { ApiOperation, ApiProperty, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Pool } from 'pg';
import { Public } from '../../common/identity';
import { EVENT_STORE } from '../../persistence/tokens';

const CHECK_MS_MAX = 2_000;

type Check = 'up' | 'down';

export class LiveView {
  @ApiProperty({ enum: ['ok'] })
  status: 'ok';
}

export class ChecksView {
  @ApiProperty({ enum: ['up', 'down'] })
  event_store: Check;

  @ApiProperty({ enum: ['up', 'down'] })
  database: Check;
}

export class ReadyView {
  @ApiProperty({ enum: ['ok', 'unavailable'] })
  status: 'ok' | 'unavailable';

  @ApiProperty({ type: ChecksView })
  checks: ChecksView;
}

/** `live`: this process answers. `ready`: it can take commands. A read model that is behind makes nothing unready. */
@ApiTags('operation')
@Controller('health')
@Public()
export class HealthController {
  constructor(
    @Inject(EVENT_STORE) private readonly store: EventStore,
    private readonly pool: Pool,
  ) {}

  @Get('live')
  @ApiOperation({ summary: 'Whether this process answers' })
  @ApiResponse({ status: 200, type: LiveView, description: 'It does' })
  live(): LiveView {
    return { status: 'ok' };
  }

  @Get('ready')
  @ApiOperation({ summary: 'Whether this process can take commands' })
  @ApiResponse({ status: 200, type: ReadyView, description: 'It can' })
  @ApiResponse({ status: 503, type: ReadyView, description: 'It cannot: a part that it needs is down' })
  async ready(@Res() reply: FastifyReply): Promise<void> {
    const [eventStore, database] = await Promise.all([
      check(() => this.store.head()),
      check(() => this.pool.query('SELECT 1')),
    ]);
    const ready = eventStore === 'up' && database === 'up';
    void reply
      .status(ready ? 200 : 503)
      .send({ status: ready ? 'ok' : 'unavailable', checks: { event_store: eventStore, database } });
  }
}

async function check(probe: () => Promise<unknown>): Promise<Check> {
  const deadline = AbortSignal.timeout(CHECK_MS_MAX);
  const late = new Promise<Check>((resolve) =>
    deadline.addEventListener('abort', () => resolve('down'), { once: true }),
  );
  return Promise.race([
    probe().then(
      (): Check => 'up',
      (): Check => 'down',
    ),
    late,
  ]);
}
