import type { BankAnswer, Banking, ProviderAdapter } from '#libs/providers';
import { Inject, Injectable } from '@nestjs/common';
import { assertRunsDeployment } from '../common/identity';
import { Problem } from '../common/problems';
import type { Config } from '../config';
import { CONFIG } from '../persistence/tokens';
import { Providers } from '../providers/providers';

const DETAIL = 'No provider with a bank account is configured; GET /v1/providers says which can have one.';

/** The bank behind the configured providers; the first that has one. Its accounts are the house's, not a merchant's. */
@Injectable()
export class Bank {
  constructor(
    private readonly providers: Providers,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** @throws Problem `forbidden` as `assertSeenBy`, `no_bank_account` as `configured` */
  for(merchantId: string): { readonly provider: string; readonly banking: Banking } {
    this.assertSeenBy(merchantId);
    return this.configured();
  }

  /** @throws Problem `forbidden` for people of a merchant who do not run the deployment */
  assertSeenBy(merchantId: string): void {
    assertRunsDeployment(this.config, merchantId, 'The bank accounts are those of all merchants together.');
  }

  /** @throws Problem `no_bank_account` */
  configured(): { readonly provider: string; readonly banking: Banking } {
    const adapter = this.providers.all().find(hasBank);
    if (!adapter) throw new Problem('no_bank_account', DETAIL);
    return { provider: adapter.name, banking: adapter.banking };
  }

  /** Of an order that was made already. @throws Problem `no_bank_account` */
  of(provider: string): Banking {
    const { banking } = this.providers.get(provider);
    if (!banking) throw new Problem('no_bank_account', DETAIL);
    return banking;
  }
}

const hasBank = (adapter: ProviderAdapter): adapter is ProviderAdapter & { readonly banking: Banking } =>
  adapter.banking !== undefined;

/** What a reading gave. Nothing moved, so whoever asked may ask again. @throws Problem where it gave nothing */
export function given<T>(answer: BankAnswer<T>): T {
  if (answer.kind === 'answered') return answer.data;
  if (answer.kind !== 'refused')
    throw new Problem('provider_unavailable', `The bank did not answer: ${answer.reason}. Nothing was changed.`);
  if (answer.code === 'not_found') throw new Problem('not_found', 'The bank knows no such thing.');
  throw new Problem('provider_refused', `The bank refused: ${answer.reason} (${answer.code}).`);
}
