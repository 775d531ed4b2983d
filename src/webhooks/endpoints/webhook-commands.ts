import { CommandShell } from '#libs/command-shell';
import type { CommandEnvelope } from '#libs/command-shell';
import { targetComplaint } from '#libs/webhooks';
import type { TargetPolicy, WebhookCommand } from '#libs/webhooks';
import { Injectable } from '@nestjs/common';
import { Problem } from '../../common/problems';
import { webhookAggregate } from './webhook-aggregate';
import type { FoldedWebhook } from './webhook-aggregate';

export interface WebhookAnswer {
  readonly folded: FoldedWebhook;
  readonly replayed: boolean;
}

/** What all commands on endpoints have in common. */
@Injectable()
export class WebhookCommands {
  constructor(private readonly shell: CommandShell) {}

  /** @throws Problem `not_found` for one that is unknown to this merchant or was removed */
  async load(webhookId: string, merchantId: string): Promise<FoldedWebhook> {
    const folded = await this.shell.load(webhookAggregate, webhookId);
    if (folded.state.endpoint?.merchantId !== merchantId || folded.state.status === 'removed') throw notFound();
    return folded;
  }

  async exists(webhookId: string): Promise<boolean> {
    return (await this.shell.load(webhookAggregate, webhookId)).state.endpoint !== undefined;
  }

  /** @throws Problem for an endpoint of another merchant, and where the endpoint refuses */
  async run(webhookId: string, command: WebhookCommand, envelope: CommandEnvelope): Promise<WebhookAnswer> {
    const from = await this.shell.load(webhookAggregate, webhookId);
    const owner = from.state.endpoint?.merchantId;
    const isOwn = owner === envelope.merchantId || (owner === undefined && command.type === 'Create');
    if (!isOwn) throw notFound();
    const result = await this.shell.execute(webhookAggregate, webhookId, command, envelope, { from });
    if (result.kind === 'rejected') {
      if (result.refusal.code === 'not_found') throw notFound();
      throw new Problem('webhook_disabled', 'The webhook is switched off. Enable it first.');
    }
    return { folded: result.folded, replayed: result.kind === 'replayed' };
  }
}

const notFound = (): Problem => new Problem('not_found', 'There is no such webhook.');

/** @throws Problem where messages may not go in this deployment */
export function assertTarget(url: string, policy: TargetPolicy): void {
  const complaint = targetComplaint(url, policy);
  if (complaint === undefined) return;
  throw new Problem('invalid_request', `url ${complaint}.`, {
    errors: [{ pointer: '/url', message: `url ${complaint}` }],
  });
}
