import { CommandShell } from '#libs/command-shell';
import { Sealer } from '#libs/sealing';
import { Controller, Delete, Get, Query, Req, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DataSource } from 'typeorm';
import { CursorCodec, Paging, envelopeOf, sendResource } from '../common/http';
import { Caller, Roles } from '../common/identity';
import type { Principal } from '../common/identity';
import { Problem } from '../common/problems';
import { ResourceId } from '../common/validation/resource-id';
import { ApiCommand, ApiReads } from '../operations/openapi/api-docs';
import { cardAggregate } from './card-aggregate';
import { CardListView, CardView, presentCard } from './card.view';
import { listCards } from '../read-models/queries';
import { ReadPosition } from '../read-position/read-position';
import { ListCardsDto } from './list-cards.dto';
import { RemoveCard } from './remove-card.handler';

@ApiTags('cards')
@ApiBearerAuth()
@Controller('v1/cards')
export class CardsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly shell: CommandShell,
    private readonly sealer: Sealer,
    private readonly database: DataSource,
    private readonly cursors: CursorCodec,
    private readonly position: ReadPosition,
  ) {}

  @Get()
  @Roles('service', 'auditor', 'operator', 'admin')
  @ApiReads({ summary: 'Cards on file, the newest first', view: CardListView, of: 'read_model' })
  async list(
    @Query() query: ListCardsDto,
    @Caller() { merchantId }: Principal,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const paging = new Paging(this.cursors, 'cards', merchantId, query);
    await this.position.reach(request, reply, 'cards');
    const filter = { merchantId, customerId: query.customer_id, ...paging.request() };
    return paging.answer(await listCards(this.database, filter), presentCard);
  }

  @Get(':id')
  @Roles('service', 'auditor', 'operator', 'admin')
  @ApiReads({ summary: 'One card on file, read from its own events', view: CardView, of: 'resource' })
  async get(@ResourceId() id: string, @Caller() caller: Principal, @Res() reply: FastifyReply): Promise<void> {
    const folded = await this.shell.load(cardAggregate, id);
    if (folded.state.card?.merchantId !== caller.merchantId)
      throw new Problem('not_found', 'There is no such card on file.');
    sendResource(reply, 200, presentCard(folded));
  }

  @Delete(':id')
  @Roles('service', 'operator', 'admin')
  @ApiCommand({ summary: 'Take a card off file', view: CardView, status: 200, codes: ['not_found', 'card_removed'] })
  async remove(@ResourceId() id: string, @Res() reply: FastifyReply): Promise<void> {
    const envelope = envelopeOf(reply, {}, this.sealer);
    const { folded, replayed } = await this.commands.execute(new RemoveCard(id, envelope));
    sendResource(reply, 200, presentCard(folded), replayed);
  }
}
