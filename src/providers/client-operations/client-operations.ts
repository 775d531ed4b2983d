import { CommandShell, deterministicId } from '#libs/command-shell';
import type { CommandEnvelope } from '#libs/command-shell';
import type { Clock } from '#libs/clock';
import { operationReference } from '#libs/payments';
import type { ClientAnswer, ClientOperation } from '#libs/providers';
import { Inject, Injectable } from '@nestjs/common';
import { Problem } from '../../common/problems';
import { CLOCK } from '../../persistence/tokens';
import { PersonalData } from '../../personal-data/personal-data';
import { Providers } from '../providers';
import { clientOperationAggregate } from './client-operation.aggregate';
import { checkedInput } from './input';

type Input = Readonly<Record<string, string>>;

/** What a caller gets: the provider's answer; of what changes something, also where it is kept and how it is named. */
export type ClientOperationResult = ClientAnswer & {
  readonly id?: string;
  /** Ours of the call, by which the provider can be asked about it. */
  readonly reference?: string;
  readonly replayed: boolean;
};

/**
 * Operations of providers that are no payment of an order. One that changes something is stored before it is asked for
 * and once it is answered, as payments are; one that only reads leaves no trace.
 */
@Injectable()
export class ClientOperations {
  constructor(
    private readonly shell: CommandShell,
    private readonly providers: Providers,
    private readonly personalData: PersonalData,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws Problem `not_found`, also for a provider that is not configured */
  find(provider: string, name: string): ClientOperation {
    const operation = this.providers.find(provider)?.clientOperations?.find((one) => one.name === name);
    if (operation) return operation;
    throw new Problem('not_found', 'There is no such operation; GET /v1/providers/{name}/operations lists them.');
  }

  /** @throws Problem `invalid_request` for an input that the operation does not take */
  async perform(
    provider: string,
    name: string,
    given: unknown,
    envelope: CommandEnvelope,
  ): Promise<ClientOperationResult> {
    const operation = this.find(provider, name);
    const input = checkedInput(operation, given);
    const reference = operationReference(envelope.commandId, 0);
    if (!operation.changes) return { ...(await operation.call(input, reference)), replayed: false };
    return this.change({ provider, operation, input, reference, envelope });
  }

  private async change(call: {
    provider: string;
    operation: ClientOperation;
    input: Input;
    reference: string;
    envelope: CommandEnvelope;
  }): Promise<ClientOperationResult> {
    const { provider, operation, input, reference, envelope } = call;
    const id = envelope.commandId;
    const request = {
      provider,
      operation: operation.name,
      reference,
      input: await this.seal(id, 'input', storable(operation, input)),
    };
    const asked = await this.shell.execute(clientOperationAggregate, id, { type: 'Request', request }, envelope);
    if (asked.kind === 'rejected') throw new Error('a request is never refused');
    if (asked.kind === 'replayed') return this.first(id);
    const answer = await operation.call(input, reference);
    const recorded = await this.shell.execute(
      clientOperationAggregate,
      id,
      { type: 'RecordAnswer', answer: await this.recordable(id, provider, operation.name, answer) },
      { ...envelope, fingerprint: undefined, commandId: deterministicId('answer', id), causationId: id },
      { from: asked.folded },
    );
    if (recorded.kind === 'rejected') throw new Error('an answer is never refused');
    return { ...answer, id, reference, replayed: false };
  }

  /** The answer of the first time. Without one the call may have happened, and is not repeated. */
  private async first(id: string): Promise<ClientOperationResult> {
    // A replay is folded up to the request: the answer is another command's event.
    const { state } = await this.shell.load(clientOperationAggregate, id);
    const told = { id, reference: state.request?.reference, replayed: true };
    if (!state.answer) return { kind: 'unknown', reason: 'asked before, no answer was recorded', ...told };
    const { kind, code = '', reason = '', answer } = state.answer;
    if (kind === 'answered') {
      return { kind, data: await this.personalData.open(answer, placeOf(id, 'answer')), ...told };
    }
    return kind === 'refused' ? { kind, code, reason, ...told } : { kind, reason, ...told };
  }

  private async recordable(id: string, provider: string, operation: string, answer: ClientAnswer) {
    if (answer.kind !== 'answered') return { provider, operation, ...answer };
    return { provider, operation, kind: answer.kind, answer: await this.seal(id, 'answer', answer.data) };
  }

  /** By month, so that a retention can end by destroying one key. */
  private async seal(id: string, part: string, value: unknown) {
    const subject = `provider-calls:${this.clock.now().toISOString().slice(0, 7)}`;
    return (await this.personalData.seal(subject, placeOf(id, part), value))!;
  }
}

/** What may be kept of an input. */
const storable = ({ fields }: ClientOperation, input: Input): Input => {
  const sensitive = new Set(fields.filter((field) => field.sensitive).map(({ name }) => name));
  return Object.fromEntries(Object.entries(input).filter(([name]) => !sensitive.has(name)));
};

const placeOf = (id: string, part: string): string => `provider-call/${id}/${part}`;
