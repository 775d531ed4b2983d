import type { CommandEnvelope } from '#libs/command-shell';
import type { WebhookCommand } from '#libs/webhooks';
import { Inject } from '@nestjs/common';
import { Command, CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import type { Config } from '../../../config';
import { CONFIG } from '../../../persistence/tokens';
import { WebhookCommands, assertTarget } from '../webhook-commands';
import type { WebhookAnswer } from '../webhook-commands';

/** Everything that needs no secret: change, switch on and off, test, redeliver, remove. */
export type WebhookChange = Exclude<WebhookCommand, { type: 'Create' | 'RotateSecret' }>;

export class ChangeWebhook extends Command<WebhookAnswer> {
  constructor(
    readonly webhookId: string,
    readonly change: WebhookChange,
    readonly envelope: CommandEnvelope,
  ) {
    super();
  }
}

@CommandHandler(ChangeWebhook)
export class ChangeWebhookHandler implements ICommandHandler<ChangeWebhook> {
  constructor(
    private readonly commands: WebhookCommands,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async execute({ webhookId, change, envelope }: ChangeWebhook): Promise<WebhookAnswer> {
    if (change.type === 'Change' && change.url !== undefined) assertTarget(change.url, this.config.webhooks.target);
    return this.commands.run(webhookId, change, envelope);
  }
}
