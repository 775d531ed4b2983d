import { listHeldEvents, retryHeldEvents } from '#libs/projections';
import { Get, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Pool } from 'pg';
import { Problem } from '../../common/problems';
import { ConsoleController, OfDeployment } from '../session/console-access';
import type { ConsoleRequest } from '../session/viewer';
import { ConsolePages } from '../web/console-pages';
import { filledIn, filters, formOf } from '../web/form';

const SHOWN = 200;

/** Events that failed, and those that must not overtake one: set aside, tried again by themselves, never lost. */
@ConsoleController('/held')
@OfDeployment()
export class HeldController {
  constructor(
    private readonly pages: ConsolePages,
    private readonly pool: Pool,
  ) {}

  @Get()
  async list(@Req() request: ConsoleRequest, @Res() reply: FastifyReply): Promise<void> {
    const { subscriber } = filters(request);
    const held = await listHeldEvents(this.pool, subscriber, SHOWN);
    this.pages.send(request, reply, 'held', { title: 'Held events', held, subscriber, isCut: held.length === SHOWN });
  }

  @Post('retry')
  async retry(@Req() request: ConsoleRequest, @Res() reply: FastifyReply): Promise<void> {
    const { subscriber, held_key: key } = formOf(request);
    if (filledIn(subscriber) === undefined) throw new Problem('invalid_request', 'The form names no subscriber.');
    await retryHeldEvents(this.pool, subscriber!, filledIn(key));
    void reply.status(303).header('location', '/console/held?done=retried').send();
  }
}
