import type { Quirks } from '../quirks';

const KEPT = 1_000;

type Pairs = readonly (readonly [string, string | undefined])[];

/**
 * The other channel of notifications: the same fields as a JSON object in an e-mail (sheet, section 7.1). Of a wire,
 * account, result and amount are JSON numbers, which a parser would turn from `6.00` into 6 and break the signature.
 */
export class Mailbox {
  private readonly mails: string[] = [];

  constructor(private readonly quirks: Quirks) {}

  add(kind: 'card' | 'wire', fields: Pairs): void {
    const numbers = kind === 'wire' ? ['AccountId', 'ResultCode', 'Amount'] : [];
    if (this.quirks.orderIdAsNumber) numbers.push('OrderId');
    const members = fields.flatMap(([name, value]) => {
      if (value === undefined) return [];
      return `${JSON.stringify(name)}: ${numbers.includes(name) ? value : JSON.stringify(value)}`;
    });
    this.mails.push(`{${members.join(', ')}}`);
    if (this.mails.length > KEPT) this.mails.shift();
  }

  /** Oldest first. */
  list(): readonly string[] {
    return [...this.mails];
  }
}
