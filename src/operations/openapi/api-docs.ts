import { applyDecorators } from '@nestjs/common';
import type { Type } from '@nestjs/common';
import { ApiBody, ApiExtraModels, ApiHeader, ApiOperation, ApiResponse, getSchemaPath } from '@nestjs/swagger';
import type { ProblemCode } from '../../common/problems';
import { IDEMPOTENCY_KEY, IF_MATCH, MIN_POSITION, ON_ANSWERS, ON_READ_MODELS, ON_RESOURCES } from './headers';
import { ALWAYS, ON_COMMANDS, problemResponses } from './problem-responses';

export interface CommandDocs {
  readonly summary: string;
  readonly view: Type<unknown>;
  /** Codes of its own, beside those of every command. */
  readonly codes: readonly ProblemCode[];
  /** Default 201, with 202 while the outcome at the provider is not known. */
  readonly status?: 200;
  /** The body's class and named examples of it; none for a command without fields. */
  readonly body?: { readonly type: Type<unknown>; readonly examples: Readonly<Record<string, unknown>> };
  /** A body may be left out. */
  readonly optionalBody?: boolean;
}

const answer = (status: number, view: Type<unknown>, description: string) =>
  ApiResponse({ status, type: view, description, headers: ON_ANSWERS });

/** A command: idempotent by key, guarded by `If-Match`, answered with the resource and its position. */
export const ApiCommand = ({ summary, view, codes, status, body, optionalBody = false }: CommandDocs) =>
  applyDecorators(
    ApiOperation({ summary }),
    ApiHeader(IDEMPOTENCY_KEY),
    ApiHeader(IF_MATCH),
    ...(body ? [ApiBody({ type: body.type, required: !optionalBody, examples: namedExamples(body.examples) })] : []),
    ...(status === 200
      ? [answer(200, view, 'Done')]
      : [
          answer(201, view, 'Done; the outcome is in the body'),
          answer(202, view, 'Taken; the outcome at the provider is not known yet. Read the resource'),
        ]),
    ...problemResponses([...ALWAYS, ...ON_COMMANDS, ...codes]),
  );

export interface ReadDocs {
  readonly summary: string;
  readonly view: Type<unknown>;
  /** Other types in which the same is written as text, by a parameter of the route, each with an example. */
  readonly texts?: Readonly<Record<string, string>>;
  /**
   * `resource`: one thing by its id, always current. `read_model`: may lag behind; takes Ledger-Min-Position.
   * `statement`: the same of one thing by its name.
   */
  readonly of: 'resource' | 'history' | 'read_model' | 'statement' | 'configuration';
}

const READS: Readonly<Record<ReadDocs['of'], { codes: readonly ProblemCode[]; headers?: typeof ON_RESOURCES }>> = {
  resource: { codes: ['not_found'], headers: ON_RESOURCES },
  history: { codes: ['not_found'] },
  read_model: { codes: ['projection_behind'], headers: ON_READ_MODELS },
  statement: { codes: ['not_found', 'projection_behind'], headers: ON_READ_MODELS },
  configuration: { codes: [] },
};

export const ApiReads = ({ summary, view, of, texts = {} }: ReadDocs) =>
  applyDecorators(
    ApiOperation({ summary }),
    ...(of === 'read_model' || of === 'statement' ? [ApiHeader(MIN_POSITION)] : []),
    ApiExtraModels(view),
    ApiResponse({ status: 200, description: 'Found', headers: READS[of].headers, content: contentOf(view, texts) }),
    ...problemResponses([...ALWAYS, ...READS[of].codes]),
  );

const contentOf = (view: Type<unknown>, texts: Readonly<Record<string, string>>) => ({
  'application/json': { schema: { $ref: getSchemaPath(view) } },
  ...Object.fromEntries(
    Object.entries(texts).map(([type, example]) => [type, { schema: { type: 'string', example } }]),
  ),
});

const namedExamples = (examples: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(Object.entries(examples).map(([name, value]) => [name, { value }]));
