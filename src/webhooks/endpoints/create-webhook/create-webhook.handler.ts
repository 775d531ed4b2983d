import type { CommandEnvelope } from '#libs/command-shell';
import { Inject } from '@nestjs/common';
import { Command, CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import type { Config } from '../../../config';
import { CONFIG } from '../../../persistence/tokens';
import { WebhookCommands, assertTarget } from '../webhook-commands';
import type { WebhookAnswer } from '../webhook-commands';
import { WebhookSecrets } from '../webhook-secrets';
import type { CreateWebhookDto } from './create-webhook.dto';
import { EndpointLimit } from './endpoint-limit';

/** The endpoint, and its newest secret in clear for this one answer. */
export interface WebhookWithSecret extends WebhookAnswer {
  readonly secret: string;
}

export class CreateWebhook extends Command<WebhookWithSecret> {
  constructor(
    readonly request: CreateWebhookDto,
    readonly envelope: CommandEnvelope,
  ) {
    super();
  }
}

/** The id comes from the command's, so that a repeat finds what it made, with the secret that was answered then. */
@CommandHandler(CreateWebhook)
export class CreateWebhookHandler implements ICommandHandler<CreateWebhook> {
  constructor(
    private readonly commands: WebhookCommands,
    private readonly secrets: WebhookSecrets,
    private readonly limit: EndpointLimit,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async execute({ request, envelope }: CreateWebhook): Promise<WebhookWithSecret> {
    assertTarget(request.url, this.config.webhooks.target);
    const endpointId = envelope.commandId;
    const { merchantId } = envelope;
    const { url, events = ['*'], description } = request;
    const secret = await this.secrets.create(endpointId);
    const command = { type: 'Create', endpointId, merchantId, url, events, description, secret } as const;
    const create = () => this.commands.run(endpointId, command, envelope);
    const answer = await this.limit.within(merchantId, endpointId, create);
    return { ...answer, secret: await this.secrets.reveal(endpointId, answer.folded.state.secrets[0]!.sealed) };
  }
}
