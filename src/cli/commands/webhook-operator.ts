import { CommandShell } from '#libs/command-shell';
import type { Get } from '../../feature';
import { ChangeWebhook, ChangeWebhookHandler } from '../../webhooks/endpoints/change-webhook/change-webhook.handler';
import type { WebhookChange } from '../../webhooks/endpoints/change-webhook/change-webhook.handler';
import { CreateWebhook, CreateWebhookHandler } from '../../webhooks/endpoints/create-webhook/create-webhook.handler';
import { RotateSecret, RotateSecretHandler } from '../../webhooks/endpoints/rotate-secret/rotate-secret.handler';
import { webhookAggregate } from '../../webhooks/endpoints/webhook-aggregate';
import { webhooks } from '../../webhooks/webhooks.feature';
import { shellEnvelope } from '../envelope';
import { withApplication } from '../ledger-application';
import type { Output } from '../output';

/** Commands on endpoints as an operator gives them: in the name of the merchant that an endpoint belongs to. */
export class WebhookOperator {
  constructor(private readonly get: Get) {}

  create(merchant: string, request: CreateWebhook['request']) {
    return this.get(CreateWebhookHandler).execute(new CreateWebhook(request, shellEnvelope(merchant)));
  }

  async rotate(id: string, overlapSeconds?: number) {
    const envelope = shellEnvelope(await this.ownerOf(id));
    const request = { overlap_seconds: overlapSeconds };
    return this.get(RotateSecretHandler).execute(new RotateSecret(id, request, envelope));
  }

  /** Answers also the envelope, whose ids name what the command has made. */
  async change(id: string, change: WebhookChange) {
    const envelope = shellEnvelope(await this.ownerOf(id));
    return { ...(await this.get(ChangeWebhookHandler).execute(new ChangeWebhook(id, change, envelope))), envelope };
  }

  /** @throws Error when there is no such endpoint */
  private async ownerOf(id: string): Promise<string> {
    const { state } = await this.get(CommandShell).load(webhookAggregate, id);
    if (!state.endpoint || state.status === 'removed') throw new Error(`There is no webhook ${id}.`);
    return state.endpoint.merchantId;
  }
}

export const withOperator = (output: Output, work: (webhooks: WebhookOperator) => Promise<void>): Promise<void> =>
  withApplication(output, (get) => work(new WebhookOperator(get)), [webhooks]);
