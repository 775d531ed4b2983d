import { randomUUID } from 'node:crypto';
import { systemClock } from '#libs/clock';
import { CommandShell, deterministicId } from '#libs/command-shell';
import type { CommandEnvelope } from '#libs/command-shell';
import type { Config } from '../../config';
import type { Persistence } from '../../persistence';
import { ChangeWebhook, ChangeWebhookHandler } from '../../webhooks/endpoints/change-webhook/change-webhook.handler';
import type { WebhookChange } from '../../webhooks/endpoints/change-webhook/change-webhook.handler';
import { CreateWebhook, CreateWebhookHandler } from '../../webhooks/endpoints/create-webhook/create-webhook.handler';
import { RotateSecret, RotateSecretHandler } from '../../webhooks/endpoints/rotate-secret/rotate-secret.handler';
import { webhookAggregate } from '../../webhooks/endpoints/webhook-aggregate';
import { WebhookCommands } from '../../webhooks/endpoints/webhook-commands';
import { WebhookSecrets } from '../../webhooks/endpoints/webhook-secrets';
import { operator } from '../consent';

/** Commands on endpoints as an operator gives them: in the name of the merchant that an endpoint belongs to. */
export class WebhookOperator {
  private readonly shell: CommandShell;
  private readonly commands: WebhookCommands;
  private readonly secrets: WebhookSecrets;

  constructor(
    { store, sealer }: Persistence,
    private readonly config: Config,
  ) {
    this.shell = new CommandShell(store, systemClock);
    this.commands = new WebhookCommands(this.shell);
    this.secrets = new WebhookSecrets(sealer);
  }

  create(merchant: string, request: CreateWebhook['request']) {
    const handler = new CreateWebhookHandler(this.commands, this.secrets, this.config);
    return handler.execute(new CreateWebhook(request, envelopeFor(merchant)));
  }

  async rotate(id: string, overlapSeconds?: number) {
    const envelope = envelopeFor(await this.ownerOf(id));
    const request = { overlap_seconds: overlapSeconds };
    return new RotateSecretHandler(this.commands, this.secrets).execute(new RotateSecret(id, request, envelope));
  }

  /** Answers also the envelope, whose ids name what the command has made. */
  async change(id: string, change: WebhookChange) {
    const envelope = envelopeFor(await this.ownerOf(id));
    const handler = new ChangeWebhookHandler(this.commands, this.config);
    return { ...(await handler.execute(new ChangeWebhook(id, change, envelope))), envelope };
  }

  /** @throws Error when there is no such endpoint */
  private async ownerOf(id: string): Promise<string> {
    const { state } = await this.shell.load(webhookAggregate, id);
    if (!state.endpoint || state.status === 'removed') throw new Error(`There is no webhook ${id}.`);
    return state.endpoint.merchantId;
  }
}

function envelopeFor(merchant: string): CommandEnvelope {
  const commandId = deterministicId('cli', randomUUID());
  return { commandId, correlationId: commandId, actor: operator(), merchantId: merchant };
}
