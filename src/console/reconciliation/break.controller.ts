import type { Clock } from '#libs/clock';
import type { CommandEnvelope } from '#libs/command-shell';
import type { EventStore } from '#libs/event-store';
import type { BreakCommand } from '#libs/settlements';
import { Get, Inject, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { ResourceId } from '../../common/validation/resource-id';
import { presentEvent } from '../../orders/order-events/present-event';
import { CLOCK, EVENT_STORE } from '../../persistence/tokens';
import { BreakCommands } from '../../reconciliation/breaks/break-commands';
import { AssignBreakDto, NoteBreakDto, ResolveBreakDto } from '../../reconciliation/breaks/break.dto';
import { presentBreak } from '../../reconciliation/breaks/break.view';
import { ConsoleController } from '../session/console-access';
import { viewerOf } from '../session/viewer';
import type { ConsoleRequest } from '../session/viewer';
import { ConsoleForms } from '../web/console-forms';
import { ConsolePages } from '../web/console-pages';
import { checkedBody, filledIn, formOf } from '../web/form';
import type { RefusedForm } from '../web/refused-form';
import { possibleTreatments } from './treatments';

const EVENTS_SHOWN = 300;
/** What the page says after each of its forms. */
const NOTICES = { assign: 'assigned', note: 'noted', resolve: 'settled' } as const;

/** One break: who looks after it, and where its money belongs. */
@ConsoleController('/reconciliation/:id')
export class ConsoleBreakController {
  constructor(
    private readonly pages: ConsolePages,
    private readonly forms: ConsoleForms,
    private readonly breaks: BreakCommands,
    @Inject(EVENT_STORE) private readonly store: EventStore,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get()
  async show(@ResourceId() id: string, @Req() request: ConsoleRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.send(id, request, reply);
  }

  @Post('assign')
  async assign(@ResourceId() id: string, @Req() request: ConsoleRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.run('assign', id, request, reply, async ({ actor: by }) => {
      const { owner } = await checkedBody(AssignBreakDto, { owner: filledIn(formOf(request)['owner']) });
      return { type: 'Assign', owner, by };
    });
  }

  @Post('note')
  async note(@ResourceId() id: string, @Req() request: ConsoleRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.run('note', id, request, reply, async ({ actor: by }) => {
      const { text } = await checkedBody(NoteBreakDto, { text: filledIn(formOf(request)['text']) });
      return { type: 'Note', text, by };
    });
  }

  @Post('resolve')
  async resolve(@ResourceId() id: string, @Req() request: ConsoleRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.run('resolve', id, request, reply, async ({ actor: by }) => {
      const { treatment, reason } = formOf(request);
      const body = await checkedBody(ResolveBreakDto, { treatment: filledIn(treatment), reason: filledIn(reason) });
      return { type: 'Resolve', treatment: body.treatment, reason: body.reason, by };
    });
  }

  private async run(
    name: keyof typeof NOTICES,
    id: string,
    request: ConsoleRequest,
    reply: FastifyReply,
    commandOf: (envelope: CommandEnvelope) => Promise<BreakCommand>,
  ): Promise<void> {
    const show = (refused: RefusedForm): Promise<void> => this.send(id, request, reply, refused);
    await this.forms.run({ request, reply, address: `/console/reconciliation/${id}`, show }, name, async (envelope) => {
      await this.breaks.run(id, await commandOf(envelope), envelope);
      return NOTICES[name];
    });
  }

  private async send(id: string, request: ConsoleRequest, reply: FastifyReply, refused?: RefusedForm): Promise<void> {
    const folded = await this.breaks.load(id, viewerOf(request).merchantId);
    const { events } = await this.store.read(`break-${id}`, { limit: EVENTS_SHOWN });
    const timeline = events.map(presentEvent);
    const isOpen = folded.state.status === 'open';
    this.pages.send(request, reply, 'break', {
      title: `Break: ${folded.state.facts!.kind}`,
      broken: presentBreak(this.clock.now())(folded),
      timeline,
      postings: timeline.flatMap((event) => event.postings.map((posting) => ({ ...posting, event }))),
      treatments: isOpen ? possibleTreatments(folded.state, this.clock) : [],
      filled: refused,
    });
  }
}
