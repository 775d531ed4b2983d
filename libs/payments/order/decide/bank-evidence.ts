import type { Evidence } from '../../outcome';
import type { BankRefundResult } from '../commands';

/** One word of a bank order about the refund that it pays: whoever brings it and however often, it counts once. */
export const bankEvidence = (bankOrderId: string, result: BankRefundResult): Evidence & { readonly id: string } => ({
  source: 'bank_order',
  id: `${bankOrderId}:${result}`,
});
