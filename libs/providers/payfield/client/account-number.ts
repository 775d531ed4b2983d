/** A card number has 13 to 19 digits, often written in groups. */
const CARD_LENGTH = /^\d{13,19}$/;

/**
 * Whether a text could be a card number: 13 to 19 digits that pass the Luhn check. The ledger takes none anywhere, and
 * a field of the provider's named `card_number` makes no exception; one account number of that length in ten is refused
 * with them.
 */
export function mayBeCardNumber(text: string): boolean {
  const digits = text.replace(/[\s-]/g, '');
  return CARD_LENGTH.test(digits) && luhnSum(digits) % 10 === 0;
}

function luhnSum(digits: string): number {
  let sum = 0;
  for (let i = 0; i < digits.length; i++) {
    const digit = digits.charCodeAt(digits.length - 1 - i) - 48;
    const doubled = i % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum;
}
