import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TrustPayEuSimulator } from '..';

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- answers of every operation: their shape is asserted
type Json = any;

export interface BankingAnswer {
  readonly status: number;
  readonly body: Json;
}

/** A caller of API Banking, written for these tests alone. */
export class BankingClient {
  token?: string;

  constructor(private readonly simulator: TrustPayEuSimulator) {}

  async login(user = 'banking', password = 'banking-secret'): Promise<BankingAnswer> {
    const authorization = `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
    const body = new URLSearchParams({ grant_type: 'client_credentials' });
    const headers = { authorization };
    const answer = await fetch(`${this.simulator.url}/api/oauth2/token`, { method: 'POST', headers, body });
    const json = (await answer.json()) as Json;
    this.token = json.access_token;
    return { status: answer.status, body: json };
  }

  /** `body`: undefined sends nothing at all, a text is sent as it is. */
  async call(operation: string, body?: unknown, type = 'application/json'): Promise<BankingAnswer> {
    const answer = await fetch(`${this.simulator.url}/ApiBanking/${operation}`, {
      method: 'POST',
      headers: { 'content-type': type, ...(this.token && { authorization: `Bearer ${this.token}` }) },
      body: body === undefined || typeof body === 'string' ? body : JSON.stringify(body),
    });
    return { status: answer.status, body: (await answer.json()) as Json };
  }

  async history(filter: object = {}, paging: object = { Page: 0, PageSize: 100 }): Promise<Json> {
    const Filter = { AccountId: 4107111111, DateFrom: '2026-03-01', DateTo: '2026-03-31', ...filter };
    return (await this.call('GetTransactionHistory', { Filter, Paging: paging })).body;
  }

  async statement(format: string, from = '2026-03-01', to = '2026-03-31'): Promise<string> {
    const Filter = { AccountId: '4107111111', DateFrom: from, DateTo: to, FileFormat: format };
    const { body } = await this.call('GetStatement', { Filter });
    return Buffer.from(body.StatementBytes as string, 'base64').toString('utf8');
  }
}

/** A sample of the sheet (section 11.1), from the account of these tests. */
export const sampleOrder = (name: 'sepa' | 'us' | 'canada' | 'australia' | 'mass', account = '4107111111'): string =>
  readFileSync(join(__dirname, `../../../iso20022/testing/order-${name}.xml`), 'utf8').replaceAll(
    /41073479270?(?=<\/Id>)|4107138076(?=<\/Id>)|4107347927(?=<\/Id>)/g,
    account,
  );
