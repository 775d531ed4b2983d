import { isCurrency, parseAmount } from '#libs/money';
import type { SettingsReader } from './environment';

/** Above which a refund waits for a second person. */
export interface ApprovalLimit {
  /** Minor units by currency. */
  readonly byCurrency: ReadonlyMap<string, bigint>;
}

export interface ConsoleConfig {
  /** Absent: nobody's refund waits. Given: a currency that it does not name has the limit zero. */
  readonly approvalLimit?: ApprovalLimit;
}

const LIMITS = /^[A-Z0-9_]{3,20}:\d+(\.\d+)?(,[A-Z0-9_]{3,20}:\d+(\.\d+)?)*$/;

/** Settings of the pages for people. */
export function consoleOf(read: SettingsReader): ConsoleConfig {
  return { approvalLimit: approvalLimitOf(read) };
}

function approvalLimitOf(read: SettingsReader): ApprovalLimit | undefined {
  const text = read.plain('CONSOLE_APPROVAL_LIMIT')?.replaceAll(' ', '');
  if (text === undefined) return undefined;
  const byCurrency = new Map<string, bigint>();
  try {
    if (!LIMITS.test(text)) throw new Error('is not a list');
    for (const entry of text.split(',')) {
      const [currency = '', value = ''] = entry.split(':');
      if (!isCurrency(currency)) throw new Error('is not a currency');
      byCurrency.set(currency, parseAmount({ value, currency }).minor);
    }
  } catch {
    read.problems.push('CONSOLE_APPROVAL_LIMIT must be a list of amounts by currency, such as EUR:1000.00,JPY:150000');
  }
  return { byCurrency };
}
