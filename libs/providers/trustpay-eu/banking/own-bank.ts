/** BIC of the bank that keeps the accounts (fact sheet 9.3). */
export const OWN_BIC = 'TPAYSKBX';
/** Stands for a BIC in SEPA; happens to have the form of one (fact sheet 9.6). */
export const NOT_PROVIDED_BIC = 'NOTPROVIDED';
