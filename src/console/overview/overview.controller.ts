import { Get, Inject, Req, Res, Sse } from '@nestjs/common';
import type { MessageEvent } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Observable } from 'rxjs';
import type { Clock } from '#libs/clock';
import { CLOCK } from '../../persistence/tokens';
import { ConsoleController } from '../session/console-access';
import { viewerOf } from '../session/viewer';
import type { ConsoleRequest } from '../session/viewer';
import { ConsolePages } from '../web/console-pages';
import { LiveFigures } from '../web/live-figures';
import { Overview } from './overview';

@ConsoleController('')
export class OverviewController {
  constructor(
    private readonly pages: ConsolePages,
    private readonly overview: Overview,
    private readonly live: LiveFigures,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get()
  async page(@Req() request: ConsoleRequest, @Res() reply: FastifyReply): Promise<void> {
    const whole = await this.overview.whole(viewerOf(request));
    this.pages.send(request, reply, 'overview', { title: 'Overview', ...whole, today: this.clock.now() });
  }

  @Sse('live/overview')
  figures(@Req() request: ConsoleRequest): Observable<MessageEvent> {
    const viewer = viewerOf(request);
    return this.live.stream(request, async () =>
      this.pages.fragment('parts/figures', { figures: await this.overview.figures(viewer) }),
    );
  }
}
