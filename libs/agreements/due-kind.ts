/** A period begins, a charge is tried or moves on, a pause or the agreement ends, or nobody made the first payment. */
export type DueKind = 'resume' | 'end' | 'give_up' | 'period' | 'charge';
