/** One rule that an order breaks. */
export interface OrderFault {
  /** Number of the payment information and of the transfer in it, from 0, if the fault is in one. */
  readonly payment?: number;
  readonly transfer?: number;
  /** `creditorBank.bic` */
  readonly field: string;
  /** What the field must be; never what it is. */
  readonly rule: string;
}

/** `payments[0].transfers[2].amount: must be …` */
export function describeFault({ payment, transfer, field, rule }: OrderFault): string {
  const at = payment === undefined ? '' : `payments[${payment}].`;
  return `${at}${transfer === undefined ? '' : `transfers[${transfer}].`}${field}: ${rule}`;
}

/** An order that would be refused, or worse, paid otherwise than meant. Nothing of it is written. */
export class InvalidOrderError extends Error {
  constructor(readonly faults: readonly OrderFault[]) {
    super(faults.map(describeFault).join('; '));
    this.name = 'InvalidOrderError';
  }
}
