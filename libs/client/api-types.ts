import type { components, paths } from './generated/api';

/** The things of the API by their names, as it answers and takes them. */
export type Schemas = components['schemas'];
export type Order = Schemas['OrderView'];
export type OrderSummary = Schemas['OrderSummaryView'];
export type NewOrder = Schemas['CreateOrderDto'];
export type Card = Schemas['CardView'];
export type Agreement = Schemas['AgreementView'];
export type Amount = Schemas['AmountSchema'];
export type Problem = Schemas['ProblemSchema'];

export type Method = 'get' | 'post' | 'delete';
type Operation<P extends keyof paths, M extends Method> = NonNullable<paths[P][M]>;

/** The paths that take a method. */
export type PathsWith<M extends Method> = {
  [P in keyof paths]: [Operation<P, M>] extends [never] ? never : P;
}[keyof paths];

type JsonOf<R> = R extends { content: { 'application/json': infer Body } } ? Body : never;
type ResponsesOf<O> = O extends { responses: infer R } ? R : never;
type GoodOf<R> = { [S in keyof R & (200 | 201 | 202)]: JsonOf<R[S]> }[keyof R & (200 | 201 | 202)];

/** What an operation answers when all is well. */
export type AnswerOf<P extends keyof paths, M extends Method> = GoodOf<ResponsesOf<Operation<P, M>>>;

type ParametersOf<O, In extends 'query' | 'path'> = O extends { parameters: infer All }
  ? All extends { [K in In]?: infer Found }
    ? [Exclude<Found, undefined>] extends [never]
      ? undefined
      : Exclude<Found, undefined>
    : undefined
  : undefined;

export type QueryOf<P extends keyof paths, M extends Method> = ParametersOf<Operation<P, M>, 'query'>;
export type PlacesOf<P extends keyof paths, M extends Method> = ParametersOf<Operation<P, M>, 'path'>;

export type BodyOf<P extends keyof paths, M extends Method> =
  Operation<P, M> extends { requestBody?: infer Body } ? JsonOf<Exclude<Body, undefined>> : undefined;

/** A member that must be given where there is something to give, and cannot be given where there is nothing. */
type Member<Name extends string, Type> = [Type] extends [undefined]
  ? { readonly [N in Name]?: undefined }
  : undefined extends Type
    ? { readonly [N in Name]?: Type }
    : { readonly [N in Name]: Type };

/** Limits of one call; see `ClientOptions` for the defaults. */
export interface CallOptions {
  /** For everything, pauses between attempts included. */
  readonly deadlineMs?: number;
  /** Further attempts after the first. */
  readonly retries?: number;
  readonly signal?: AbortSignal;
}

export type ReadRequest<P extends keyof paths> = CallOptions &
  Member<'path', PlacesOf<P, 'get'>> & {
    readonly query?: QueryOf<P, 'get'>;
    /** Wait until the read model has seen this position; default: that of this client's last command. */
    readonly minPosition?: string;
  };

export interface CommandOptions extends CallOptions {
  /** Give your own to make a command repeatable after a restart of yours; default: a new UUID for each call. */
  readonly idempotencyKey?: string;
  /** The revision that you saw: the command is refused when somebody was faster. */
  readonly ifRevision?: number;
}

export type CommandRequest<P extends keyof paths, M extends 'post' | 'delete'> = CommandOptions &
  Member<'path', PlacesOf<P, M>> & { readonly body?: BodyOf<P, M> };

interface PageOf<Item> {
  data: Item[];
  next_cursor: string | null;
}

/** The paths that answer page by page. */
export type ListPaths = {
  [P in PathsWith<'get'>]: AnswerOf<P, 'get'> extends PageOf<unknown> ? P : never;
}[PathsWith<'get'>];

export type ItemOf<P extends ListPaths> = AnswerOf<P, 'get'> extends PageOf<infer Item> ? Item : never;
