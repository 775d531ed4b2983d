import { parseAmount } from '#libs/money';

/** Per currency, in minor units: an order above it waits for a second person. A currency without one always does. */
export type ApprovalLimits = ReadonlyMap<string, bigint>;

/** `EUR:1000.00,USD:500`. @throws Error with what is wrong, to be said after the setting's name */
export function parseApprovalLimits(text: string): ApprovalLimits {
  const limits = new Map<string, bigint>();
  for (const part of text.split(',')) {
    const [, currency, value] = /^\s*([A-Z]{3}):(\d{1,15}(?:\.\d{1,4})?)\s*$/.exec(part) ?? [];
    if (currency === undefined || value === undefined || limits.has(currency))
      throw new Error('must be amounts by currency, each once, such as EUR:1000.00,USD:500');
    limits.set(currency, parseAmount({ value, currency }).minor);
  }
  return limits;
}
