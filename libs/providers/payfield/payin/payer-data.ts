import type { Payer } from '../../spi';
import { Unsupported } from '../unsupported';

/** Where the fields of shop contracts come from (fact sheet 6). */
const SOURCES: ReadonlyMap<string, (payer: Payer) => string | undefined> = new Map([
  ['holder', (payer: Payer) => payer.name],
  ['customer_name', (payer: Payer) => payer.name],
  ['email', (payer: Payer) => payer.email],
  ['mobile_number', (payer: Payer) => payer.phone],
  ['wallet_provider', (payer: Payer) => payer.wallet],
]);

/**
 * The `paymentData` that the shop's contract needs, and no more personal data than that. Undefined where it needs none.
 * @throws Unsupported for a field that we could never fill, or that this payer lacks
 */
export function payerData(fields: readonly string[], payer: Payer): Record<string, string> | undefined {
  if (fields.length === 0) return undefined;
  return Object.fromEntries(
    fields.map((field) => {
      const source = SOURCES.get(field);
      if (!source) throw new Unsupported(`the shop needs ${field}, which no payment here carries`);
      const value = source(payer)?.trim();
      if (!value) throw new Unsupported(`the shop needs ${field}, and the payer has none`);
      return [field, value];
    }),
  );
}
