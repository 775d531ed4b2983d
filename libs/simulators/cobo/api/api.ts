import { randomBytes } from 'node:crypto';
import type { Answer } from '#libs/simulators/kit';
import type { ContentFault, Faults } from '../faults';
import { CONTENT_FAULTS } from '../faults';
import { ApiError } from '../wire/errors';
import { asFields } from '../wire/fields';
import { publicKeyOf, signText } from '../wire/signature';
import type { Gatekeeper, RawRequest } from './authenticate';
import { authenticate } from './authenticate';
import type { Call, Operation, Reply } from './call';

const PREFIX = '/v2/payments/';
const AMOUNTS = new Set(['payable_amount', 'amount', 'received_token_amount']);
const REFERENCES = new Set(['psp_order_code', 'request_id']);

/** The payments API: checks who calls, finds the operation, signs what is answered (sheet, 2). */
export class Api {
  constructor(
    private readonly the: Gatekeeper & {
      readonly faults: Faults;
      readonly platformSecret: string;
      readonly operations: readonly Operation[];
    },
  ) {}

  answer(request: RawRequest): Answer {
    const struck = new Set<ContentFault['kind']>(
      this.the.faults.strikeAll(CONTENT_FAULTS, this.subject(request)).map(({ kind }) => kind),
    );
    if (struck.has('tooMany')) return refusal(new ApiError(2026, 'slow down'));
    return this.signed(this.perform(request, struck), struck);
  }

  /** What faults can be aimed at; unsigned words, so only for faults. */
  subject({ method, url, body }: RawRequest): Readonly<Record<string, string | undefined>> {
    const { path, query } = parts(url);
    const fields = asFields(parse(body));
    const reference = fields['psp_order_code'] ?? fields['request_id'] ?? query.get('psp_order_id');
    const fallback = query.get('request_id') ?? path[1];
    return {
      step: 'request',
      operation: `${method} ${path[0] ?? ''}`,
      reference: typeof reference === 'string' ? reference : fallback,
    };
  }

  private perform(request: RawRequest, struck: ReadonlySet<string>): Answer {
    try {
      const apiKey = authenticate(request, this.the);
      const { path, query } = parts(request.url);
      const { handle, values } = this.find(request.method, path);
      const call: Call = { method: request.method, path, query, body: bodyOf(request.body), apiKey };
      const { status, data }: Reply = handle(call, values[0] ?? '', values[1] ?? '');
      return { status, headers: {}, body: JSON.stringify(spoiled(data, struck)) };
    } catch (error) {
      if (error instanceof ApiError) return refusal(error);
      throw error;
    }
  }

  private find(method: string, path: readonly string[]) {
    const fitting = this.the.operations.filter((operation) => fits(operation.path, path));
    if (fitting.length === 0) throw new ApiError(2021, path.join('/'));
    const operation = fitting.find((each) => each.method === method);
    if (!operation) throw new ApiError(2002, method);
    const values = path.filter((_, index) => operation.path.split('/')[index] === '*');
    return { handle: operation.handle, values };
  }

  private signed({ status, headers, body }: Answer, struck: ReadonlySet<string>): Answer {
    const json = { ...headers, 'content-type': 'application/json' };
    if (!this.the.quirks.signAnswers || struck.has('unsignedAnswer')) return { status, headers: json, body };
    const { platformSecret, clock } = this.the;
    const timestamp = String(clock.now().getTime());
    const secret = struck.has('wrongAnswerSignature') ? publicKeyOf(platformSecret) : platformSecret;
    const signature = signText(secret, `${body}|${timestamp}`);
    return { status, headers: { ...json, 'biz-timestamp': timestamp, 'biz-resp-signature': signature }, body };
  }
}

const refusal = ({ status, code, message }: ApiError): Answer => ({
  status,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ error_code: code, error_message: message, error_id: randomBytes(16).toString('hex') }),
});

function parts(url: string): { path: string[]; query: URLSearchParams } {
  const [path = '', ...rest] = url.split('?');
  const rough = path.startsWith(PREFIX) ? path.slice(PREFIX.length).split('/') : [];
  return { path: rough.map(decoded), query: new URLSearchParams(rest.join('?')) };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

const fits = (pattern: string, path: readonly string[]): boolean => {
  const wanted = pattern.split('/');
  return wanted.length === path.length && wanted.every((part, index) => part === '*' || part === path[index]);
};

function parse(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8')) as unknown;
  } catch {
    return undefined;
  }
}

function bodyOf(body: Buffer) {
  if (body.length === 0) return {};
  const value = parse(body);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new ApiError(2006, 'body');
  return asFields(value);
}

/** The answer with other amounts or references in it, correctly signed all the same. */
function spoiled(value: unknown, struck: ReadonlySet<string>): unknown {
  if (!struck.has('wrongAmount') && !struck.has('wrongReference')) return value;
  return JSON.parse(JSON.stringify(value), (name, member: unknown) => {
    if (typeof member !== 'string') return member;
    if (struck.has('wrongAmount') && AMOUNTS.has(name)) return `1${member}`;
    return struck.has('wrongReference') && REFERENCES.has(name) ? `${member}X` : member;
  }) as unknown;
}
