import { pauseSubscriber, resumeSubscriber } from '#libs/projections';
import { Get, Param, Post, Req, Res, Sse } from '@nestjs/common';
import type { MessageEvent } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Pool } from 'pg';
import type { Observable } from 'rxjs';
import { ConsoleController, OfDeployment } from '../session/console-access';
import { viewerOf } from '../session/viewer';
import type { ConsoleRequest } from '../session/viewer';
import { ConsolePages } from '../web/console-pages';
import { LiveFigures } from '../web/live-figures';
import { ReadModelStatus } from './read-model-status';
import { Rebuilds } from './rebuilds';

/** What these actions do twice they do once: none of them needs a key. */
@ConsoleController('')
@OfDeployment()
export class ProjectionsController {
  constructor(
    private readonly pages: ConsolePages,
    private readonly pool: Pool,
    private readonly status: ReadModelStatus,
    private readonly rebuilds: Rebuilds,
    private readonly live: LiveFigures,
  ) {}

  @Get('projections')
  async list(@Req() request: ConsoleRequest, @Res() reply: FastifyReply): Promise<void> {
    this.pages.send(request, reply, 'projections', { title: 'Read models', subscribers: await this.status.all() });
  }

  @Sse('live/projections')
  figures(@Req() request: ConsoleRequest): Observable<MessageEvent> {
    const viewer = viewerOf(request);
    return this.live.stream(request, async () =>
      this.pages.fragment('parts/subscribers', { subscribers: await this.status.all(), viewer }),
    );
  }

  @Post('projections/:name/rebuild')
  rebuild(@Param('name') name: string, @Req() request: ConsoleRequest, @Res() reply: FastifyReply): void {
    this.rebuilds.start(name, viewerOf(request).actor);
    done(reply, 'rebuilding');
  }

  @Post('projections/:name/pause')
  async pause(@Param('name') name: string, @Res() reply: FastifyReply): Promise<void> {
    await pauseSubscriber(this.pool, name);
    done(reply, 'paused');
  }

  @Post('projections/:name/resume')
  async resume(@Param('name') name: string, @Res() reply: FastifyReply): Promise<void> {
    await resumeSubscriber(this.pool, name);
    done(reply, 'resumed');
  }
}

const done = (reply: FastifyReply, what: string): void =>
  void reply.status(303).header('location', `/console/projections?done=${what}`).send();
