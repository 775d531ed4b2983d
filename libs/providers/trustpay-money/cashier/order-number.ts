/** Numbers that we give out and get back: letters and digits of ours, and what the provider's examples hold besides. */
const NUMBER = /^[0-9A-Za-z][0-9A-Za-z_.-]{0,63}$/;

export const isOrderNumber = (text: string | undefined): text is string => text !== undefined && NUMBER.test(text);

/** Numbers that another system of the same merchant gave out, of which nothing is known: a text of one line. */
const FOREIGN = /^[^\p{C}]{1,128}$/u;

export const isForeignNumber = (text: string): boolean => FOREIGN.test(text);
