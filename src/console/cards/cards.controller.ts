import { Get, Post, Req, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { FastifyReply } from 'fastify';
import { DataSource } from 'typeorm';
import { presentCard } from '../../cards/card.view';
import { ListCardsDto } from '../../cards/list-cards.dto';
import { RemoveCard } from '../../cards/remove-card.handler';
import { CursorCodec } from '../../common/http';
import { ResourceId } from '../../common/validation/resource-id';
import { listCards } from '../../read-models/queries';
import { ConsoleController } from '../session/console-access';
import { viewerOf } from '../session/viewer';
import type { ConsoleRequest } from '../session/viewer';
import { ConsoleForms } from '../web/console-forms';
import { ConsolePages } from '../web/console-pages';
import { listPage } from '../web/list-page';

@ConsoleController('/cards')
export class ConsoleCardsController {
  constructor(
    private readonly pages: ConsolePages,
    private readonly forms: ConsoleForms,
    private readonly database: DataSource,
    private readonly cursors: CursorCodec,
    private readonly commands: CommandBus,
  ) {}

  @Get()
  async list(@Req() request: ConsoleRequest, @Res() reply: FastifyReply): Promise<void> {
    const { merchantId } = viewerOf(request);
    const listed = await listPage(request, this.cursors, 'cards', ListCardsDto, ({ customer_id: customerId }, page) =>
      listCards(this.database, { merchantId, customerId, ...page }),
    );
    const cards = listed.items.map(presentCard);
    this.pages.send(request, reply, 'cards', { title: 'Cards on file', ...listed, cards });
  }

  @Post(':id/remove')
  async remove(@ResourceId() id: string, @Req() request: ConsoleRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.commands.execute(new RemoveCard(id, this.forms.envelope(request)));
    void reply.status(303).header('location', '/console/cards?done=removed').send();
  }
}
