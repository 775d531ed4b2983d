import type { CommandEnvelope } from '#libs/command-shell';
import { Command, CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import type { WebhookWithSecret } from '../create-webhook/create-webhook.handler';
import { WebhookCommands } from '../webhook-commands';
import { WebhookSecrets } from '../webhook-secrets';
import { OVERLAP_SECONDS_DEFAULT } from './rotate-secret.dto';
import type { RotateSecretDto } from './rotate-secret.dto';

export class RotateSecret extends Command<WebhookWithSecret> {
  constructor(
    readonly webhookId: string,
    readonly request: RotateSecretDto,
    readonly envelope: CommandEnvelope,
  ) {
    super();
  }
}

/** A new secret signs from now on, the former one beside it for a time: the receiver changes over when it likes. */
@CommandHandler(RotateSecret)
export class RotateSecretHandler implements ICommandHandler<RotateSecret> {
  constructor(
    private readonly commands: WebhookCommands,
    private readonly secrets: WebhookSecrets,
  ) {}

  async execute({ webhookId, request, envelope }: RotateSecret): Promise<WebhookWithSecret> {
    // Before a key is made for an endpoint that is none.
    await this.commands.load(webhookId, envelope.merchantId);
    const secret = await this.secrets.create(webhookId);
    const overlapSeconds = request.overlap_seconds ?? OVERLAP_SECONDS_DEFAULT;
    const answer = await this.commands.run(webhookId, { type: 'RotateSecret', secret, overlapSeconds }, envelope);
    return { ...answer, secret: await this.secrets.reveal(webhookId, answer.folded.state.secrets[0]!.sealed) };
  }
}
