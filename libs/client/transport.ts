/** One request as it goes over the wire. */
export interface WireRequest {
  readonly method: string;
  /** With the query. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly signal?: AbortSignal;
}

export interface WireAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

/** One exchange over HTTP: no retries, no redirects, no meaning. */
export class Transport {
  private readonly origin: string;

  constructor(
    baseUrl: string,
    private readonly fetch: typeof globalThis.fetch = globalThis.fetch,
  ) {
    this.origin = baseUrl.replace(/\/+$/, '');
  }

  async exchange({ method, path, headers, body, signal }: WireRequest): Promise<WireAnswer> {
    // A redirect would carry the key to wherever it leads.
    const response = await this.fetch(this.origin + path, { method, headers, body, signal, redirect: 'manual' });
    return { status: response.status, headers: response.headers, text: await response.text() };
  }
}

/** The body as JSON where it is said to be some, else undefined. */
export function jsonOf({ headers, text }: WireAnswer): unknown {
  if (!/[/+]json\b/.test(headers.get('content-type') ?? '') || text === '') return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
