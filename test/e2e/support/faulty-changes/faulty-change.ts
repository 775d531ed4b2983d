import type { Answer } from '../../../support/api-client';
import type { FaultRun, FaultyProvider } from '../faulty-providers';

export type Input = Readonly<Record<string, string>>;

/** What was asked for, and our reference of it. */
export interface Asked {
  readonly input: Input;
  readonly reference: string;
}

/** An operation that changes something at a provider and is no payment of an order. */
export interface FaultyChange {
  readonly provider: FaultyProvider;
  readonly operation: string;
  /** Passes through memory only, so not over HTTP. */
  readonly takesCards?: true;
  /** What it takes; whatever it names is made for it. */
  input(run: FaultRun, name: string): Promise<Input>;
  /** Aims a fault at the call, where its reference does not. */
  match?(input: Input): object;
  /** What came of it, by the provider's own book. */
  done(run: FaultRun, asked: Asked): Promise<readonly unknown[]>;
  /** Asks the provider through the ledger for all that could be it; absent where the provider tells it nowhere. */
  ask?(run: FaultRun, asked: Asked): Promise<Answer>;
}

/** An operation beside payments, which goes well: a call that the case before cost its answer is made again. */
export async function operationOf(run: FaultRun, provider: string, operation: string, body: object): Promise<Answer> {
  const path = `/v1/providers/${provider}/operations/${operation}`;
  let answer = await run.world.api.post(path, body);
  for (let again = 0; again < AGAIN_MAX && answer.status === 202; again++)
    answer = await run.world.api.post(path, body);
  expect(answer).toMatchObject({ status: 201 });
  return answer;
}

const AGAIN_MAX = 2;
