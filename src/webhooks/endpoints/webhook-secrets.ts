import { randomBytes } from 'node:crypto';
import type { Sealed } from '#libs/payments';
import { Sealer } from '#libs/sealing';
import { signingSecrets } from '#libs/webhooks';
import type { WebhookState } from '#libs/webhooks';
import { Injectable } from '@nestjs/common';

const SECRET_BYTES = 32;
const placeOf = (endpointId: string): string => `webhook/${endpointId}/secret`;

/** Secrets in clear live between the seal and the answer, and between the seal and a signature. */
@Injectable()
export class WebhookSecrets {
  constructor(private readonly sealer: Sealer) {}

  /** A new one, as Standard Webhooks writes them: `whsec_` and base64. */
  create(endpointId: string): Promise<Sealed> {
    const secret = `whsec_${randomBytes(SECRET_BYTES).toString('base64')}`;
    return this.sealer.seal(`webhook:${endpointId}`, placeOf(endpointId), secret);
  }

  /** @throws Error when its key was destroyed */
  async reveal(endpointId: string, sealed: Sealed): Promise<string> {
    const secret = await this.sealer.open(sealed, placeOf(endpointId));
    if (secret === undefined) throw new Error(`the secret of webhook ${endpointId} cannot be opened any more`);
    return secret;
  }

  /** Those that sign at a time, the newest first. */
  signing(endpointId: string, state: WebhookState, now: Date): Promise<string[]> {
    return Promise.all(signingSecrets(state, now).map(({ sealed }) => this.reveal(endpointId, sealed)));
  }
}
