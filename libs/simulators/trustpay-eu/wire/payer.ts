import type { Scheduler } from '#libs/simulators/kit';
import type { Faults } from '../faults';
import type { Accounts } from '../merchant-api/accounts';
import { ResultCode } from '../merchant-api/result-codes';
import { redirectTo, returnAddress } from '../merchant-api/return-urls';
import type { Credits } from './credits';
import type { Stage, WireOutcome } from './outcomes';
import { PAID, refusedWith } from './outcomes';
import type { WirePayment } from './wire-payment';

/** What the person at the bank does. A page decides once: whatever is pressed later changes nothing. */
export class WirePayer {
  constructor(
    private readonly the: {
      readonly scheduler: Scheduler;
      readonly accounts: Accounts;
      readonly credits: Credits;
      readonly faults: Faults;
      readonly stepMs: number;
    },
  ) {}

  /** Resolves when the browser may go on. `amount` in hundredths where the payer sends another one. */
  async confirm(payment: WirePayment, wanted: WireOutcome, amount?: bigint): Promise<void> {
    if (payment.state !== 'open') return;
    const { reference, accountId, paymentType, paymentRequestId } = payment;
    const subject = { step: 'pay', accountId, reference, paymentRequestId, paymentType };
    const fault = this.the.faults.strike(['decline'], subject);
    payment.redirectLost = this.the.faults.strike(['redirectLost'], subject) !== undefined;
    const outcome = fault ? refusedWith(fault.resultCode ?? ResultCode.RejectedTransaction) : wanted;
    payment.result = { code: outcome.result };
    payment.state = outcome.result >= ResultCode.InvalidRequest ? 'declined' : 'pending';
    for (const stage of fault?.executed ? PAID.stages : outcome.stages) await this.reach(payment, stage, amount);
  }

  cancel(payment: WirePayment): void {
    if (payment.state !== 'open') return;
    payment.state = 'abandoned';
    payment.result = { code: ResultCode.UserCancel };
  }

  /** Where the browser goes now; undefined when it stays on the provider's page. */
  returnAddress({ result, accountId, urls, reference, paymentRequestId }: WirePayment): string | undefined {
    const portal = this.the.accounts.find(accountId)?.defaultReturnUrls;
    const address = result && returnAddress(result.code, urls, portal);
    if (!result || address === undefined) return undefined;
    return redirectTo(address, { reference, paymentRequestId, code: result.code });
  }

  private async reach(payment: WirePayment, stage: Stage, amount?: bigint): Promise<void> {
    const { code, afterSteps, withoutReference } = stage;
    const options = { amount, withoutReference };
    if (afterSteps === 0) await this.the.credits.reach(payment, code, options);
    else
      this.the.scheduler.after(afterSteps * this.the.stepMs, () => void this.the.credits.reach(payment, code, options));
  }
}
