import { CommandShell, deterministicId } from '#libs/command-shell';
import type { Clock } from '#libs/clock';
import type { Operation, Outcome } from '#libs/payments';
import { awaitsPayer, holdingAttempt, operationReference } from '#libs/payments';
import type { ProviderResult } from '#libs/providers';
import { Inject, Injectable } from '@nestjs/common';
import { orderAggregate } from '../orders/order-aggregate';
import type { FoldedOrder } from '../orders/order-aggregate';
import { attemptOf } from '../orders/provider-calls/call-builder';
import { ProviderCalls } from '../orders/provider-calls/provider-calls';
import { ProviderFacts } from '../orders/provider-calls/provider-facts';
import { CLOCK } from '../persistence/tokens';
import { Providers } from '../providers/providers';
import { Absence } from './absence';
import type { OperationAt } from './absence';
import { otherRefunds } from './other-refunds';
import { StatementRung } from './statement-rung';

const ABSENT = 'the provider does not know it';

interface Asked {
  readonly result: ProviderResult;
}

/** Why the provider is asked, for the ids of what is recorded. */
interface Cause {
  readonly commandId: string;
  readonly causationId?: string;
}

/**
 * Finds out what became of operations whose outcome is not known: an intent without an outcome (a crash) becomes
 * *unknown* first, then the provider is asked where it can be asked, then the account is looked at where a line of it
 * would tell. What nobody can tell waits for a notification or a person; nothing is ever guessed (practice sheet
 * "payments" 3.5).
 */
@Injectable()
export class Resolver {
  constructor(
    private readonly shell: CommandShell,
    private readonly providers: Providers,
    private readonly calls: ProviderCalls,
    private readonly facts: ProviderFacts,
    private readonly absence: Absence,
    private readonly statement: StatementRung,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Before the next command on an order: one look at everything in doubt, and at a hold that should have ended. */
  async settleBeforeCommand(orderId: string, folded: FoldedOrder): Promise<FoldedOrder> {
    const settled = this.inDoubt(folded).length === 0 ? folded : await this.resolveOrder(orderId, folded);
    return this.askAboutEndedHold(orderId, await this.lookForUntoldPayment(orderId, settled));
  }

  /**
   * The payer may have paid without our hearing of it, or an imported line has shown it and nobody has told its name at
   * the provider yet: where a line of the account would show it, it is looked for.
   */
  private async lookForUntoldPayment(orderId: string, folded: FoldedOrder): Promise<FoldedOrder> {
    const operation = folded.state.operations.find((one) => awaitsPayer(one) || isUnnamed(folded, one));
    return operation ? this.statement.look({ orderId, folded, operation }) : folded;
  }

  /**
   * A hold whose time is over may be there all the same (practice sheet "payments" 3.3): the provider knows, where it
   * can be asked, and what it tells beside the authorisation itself is recorded.
   */
  private async askAboutEndedHold(orderId: string, folded: FoldedOrder): Promise<FoldedOrder> {
    const attempt = holdingAttempt(folded.state);
    const now = this.clock.now();
    if (attempt?.captureBefore === undefined || Date.parse(attempt.captureBefore) > now.getTime()) return folded;
    const operationId = attempt.authorizeOperationId;
    const commandId = deterministicId('resolve', orderId, String(operationId), `hold:${now.toISOString()}`);
    await this.askNow({ orderId, folded, operationId }, { commandId });
    return this.shell.load(orderAggregate, orderId);
  }

  /** Asks about every operation of an order that is in doubt; answers the order as it stands afterwards. */
  async resolveOrder(orderId: string, loaded?: FoldedOrder): Promise<FoldedOrder> {
    let folded = loaded ?? (await this.shell.load(orderAggregate, orderId));
    for (const operation of this.inDoubt(folded)) {
      folded = await this.resolveOperation({ orderId, folded, operation });
    }
    return folded;
  }

  /**
   * Asks about one operation whatever its state, because the provider said that something changed.
   * @returns whether there is an answer; true also for an operation that we never had, or that no provider knows
   */
  async askNow(
    { orderId, folded, operationId }: { orderId: string; folded: FoldedOrder; operationId: number },
    cause: Cause,
  ): Promise<boolean> {
    const operation = folded.state.operations.find(({ id }) => id === operationId);
    if (!operation || !isAtProvider(operation)) return true;
    const at = { orderId, folded, operation };
    const asked = await this.query(at);
    if (!isAnswered(at, asked)) return false;
    if (await this.mayYetAppear(at, asked.result.outcome)) return false;
    await this.recordNews(at, asked.result, cause);
    return true;
  }

  private inDoubt(folded: FoldedOrder): Operation[] {
    return folded.state.operations
      .filter(isAtProvider)
      .filter(
        (operation) =>
          operation.status === 'unknown' ||
          operation.status === 'pending' ||
          (operation.status === 'requested' && this.calls.isAbandoned(operation)),
      );
  }

  private async resolveOperation({ orderId, folded, operation }: OperationAt): Promise<FoldedOrder> {
    let current = folded;
    const step = (name: string): Cause => ({
      commandId: deterministicId('resolve', orderId, String(operation.id), name),
    });
    if (operation.status === 'requested') {
      const reason = 'no outcome was recorded; the request may or may not have left';
      const outcome: Outcome = { kind: 'unknown', reason, evidence: { source: 'clock' } };
      current = await this.record({ orderId, folded: current, operation }, { outcome }, step('abandoned'));
    }
    const at = { orderId, folded: current, operation };
    return this.take(at, await this.query(at), step(`query:${this.clock.now().toISOString()}`));
  }

  /** The answer to one question. What there is no answer to stays as it is. */
  private async take(at: OperationAt, asked: Asked | undefined, cause: Cause): Promise<FoldedOrder> {
    if (!isAnswered(at, asked)) return this.statement.look(at);
    if (await this.mayYetAppear(at, asked.result.outcome)) return at.folded;
    return this.recordNews(at, asked.result, cause);
  }

  /**
   * The provider does not know it: perhaps only not yet, and not as long as our own call is on its way. A message of
   * the provider makes no difference, for it may be quicker than what its queries read.
   */
  private async mayYetAppear(at: OperationAt, outcome: Outcome): Promise<boolean> {
    if (outcome.kind !== 'failed' || outcome.code !== 'absent' || awaitsPayer(at.operation)) return false;
    const isUnderWay = at.operation.status === 'requested' && !this.calls.isAbandoned(at.operation);
    return isUnderWay || !(await this.isSurelyAbsent(at));
  }

  private isSurelyAbsent(at: OperationAt): Promise<boolean> {
    const { provider } = attemptOf(at.folded.state, at.operation);
    const visibilityMs = this.providers.find(provider)?.capabilities.query?.visibilityDelayMs ?? 0;
    return this.absence.isSure(at, { reason: ABSENT, visibilityMs, source: 'query' });
  }

  /**
   * Some providers tell the page only to who opens the payment. Their `pending` without one says that nobody has paid,
   * and takes no page away; a payment in doubt is opened again for its page, and stays in doubt until it has it.
   */
  private async recordNews(at: OperationAt, result: ProviderResult, cause: Cause): Promise<FoldedOrder> {
    const { folded, operation } = at;
    const { outcome } = result;
    const lacksPage = outcome.kind === 'pending' && !outcome.nextAction && operation.type === 'authorize';
    const { provider } = attemptOf(folded.state, operation);
    if (!lacksPage || !this.providers.find(provider)?.capabilities.reopens) return this.record(at, result, cause);
    if (operation.status !== 'unknown') return folded;
    const opened = await this.calls.reopen(folded, operation);
    return opened.outcome.kind === 'pending' ? this.record(at, opened, cause) : folded;
  }

  /**
   * The provider said that it is on its way and cannot be asked what became of it: when the time that this takes is
   * over, nobody knows, and a person has to find out. What comes afterwards ends the doubt like any other.
   */
  async doubtWhatIsOverdue(orderId: string, operationId: number, since: Date): Promise<void> {
    const folded = await this.shell.load(orderAggregate, orderId);
    const operation = folded.state.operations.find(({ id }) => id === operationId);
    if (operation?.status !== 'pending') return;
    const reason = `on its way since ${since.toISOString()}, and the provider cannot be asked about it`;
    const outcome: Outcome = { kind: 'unknown', reason, evidence: { source: 'clock' } };
    const commandId = deterministicId('resolve', orderId, String(operationId), `overdue:${since.toISOString()}`);
    await this.record({ orderId, folded, operation }, { outcome }, { commandId });
  }

  /**
   * Looks at a payment that the payer may have made without our hearing of it.
   * @returns whether the provider answered; what it said is recorded by then
   */
  async lookAtPayment(orderId: string, operationId: number): Promise<boolean> {
    const folded = await this.shell.load(orderAggregate, orderId);
    const operation = folded.state.operations.find(({ id }) => id === operationId);
    if (!operation) return false;
    const at = { orderId, folded, operation };
    const name = `payment:${this.clock.now().toISOString()}`;
    const asked = await this.query(at);
    await this.take(at, asked, { commandId: deterministicId('resolve', orderId, String(operationId), name) });
    return isAnswered(at, asked);
  }

  private async query(at: OperationAt): Promise<Asked | undefined> {
    const { folded, operation, orderId } = at;
    const attempt = attemptOf(folded.state, operation);
    const adapter = this.providers.find(attempt.provider);
    if (!adapter?.query) return undefined;
    const result = await adapter.query({
      type: operation.type,
      reference: operationReference(orderId, operation.id),
      amount: { minor: operation.amount, currency: folded.state.currency },
      providerReference: operation.providerReference ?? attempt.providerReference,
      requestedAt: operation.requestedAt,
      ...(operation.type === 'refund' && { otherRefunds: otherRefunds(folded.state, operation) }),
    });
    return { result };
  }

  /** The outcome, then whatever else the answer told; each fact is known by the provider's reference of it. */
  private async record(at: OperationAt, result: ProviderResult, cause: Cause): Promise<FoldedOrder> {
    const { orderId, operation } = at;
    const { provider } = attemptOf(at.folded.state, operation);
    const ids = { ...cause, correlationId: cause.causationId ?? cause.commandId };
    let folded = await this.calls.record(orderId, at.folded, operation, result, {
      ...ids,
      actor: 'process:resolver',
      merchantId: at.folded.state.order!.merchantId,
    });
    for (const fact of result.also ?? []) {
      if (fact.kind === 'ask') continue;
      const id = `${provider}/${fact.kind}/${fact.providerReference ?? fact.code}`;
      folded = await this.facts.record({ orderId, folded }, this.providers.get(provider), fact, {
        evidence: { source: 'query', id, code: fact.code },
        operationId: operation.id,
        ...ids,
        commandId: deterministicId('also', orderId, id),
      });
    }
    return folded;
  }
}

/** What is unclear of a payment that waits for its payer is no news: it goes on being asked about. */
function isAnswered({ operation }: OperationAt, asked: Asked | undefined): asked is Asked {
  if (!asked) return false;
  const { outcome } = asked.result;
  if (outcome.kind === 'unknown') return outcome.isAnswer === true && !awaitsPayer(operation);
  return outcome.kind !== 'not_sent';
}

/** Of a refund that a bank order pays only that order tells. */
const isAtProvider = ({ bankOrderId }: Operation): boolean => bankOrderId === undefined;

const isUnnamed = ({ state }: FoldedOrder, operation: Operation): boolean =>
  operation.type === 'authorize' &&
  operation.status === 'succeeded' &&
  attemptOf(state, operation).providerReference === undefined;
