/** BIC of the bank that keeps the accounts (fact sheet 9.3). */
export const OWN_BIC = 'TPAYSKBX';
/** Stands for a BIC in SEPA; happens to have the form of one (fact sheet 9.6). */
export const NOT_PROVIDED_BIC = 'NOTPROVIDED';

/** Sweden writes a day as `yyyy-MM-dd`. */
const CALENDAR = new Intl.DateTimeFormat('sv-SE', {
  ...{ timeZone: 'Europe/Bratislava', year: 'numeric', month: '2-digit', day: '2-digit' },
});

/** The day in Slovakia, where the bank is: for two hours a night it is ahead of UTC. */
export const dayAtBank = (now: Date): string => CALENDAR.format(now);
