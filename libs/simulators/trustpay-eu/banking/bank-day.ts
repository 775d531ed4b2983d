/** Sweden writes a day as `yyyy-MM-dd`. */
const CALENDAR = new Intl.DateTimeFormat('sv-SE', {
  ...{ timeZone: 'Europe/Bratislava', year: 'numeric', month: '2-digit', day: '2-digit' },
});

/** `yyyy-MM-dd`: the day on which the bank carries out orders, that of Slovakia, which begins before that of UTC. */
export const bankDay = (at: number): string => CALENDAR.format(at);
