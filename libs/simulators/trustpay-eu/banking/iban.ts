/** `SK`, check digits, `9952`, six zeros, the account's ten digits (sheet, section 9.3). */
export function ibanOf(accountId: string): string {
  const national = `9952000000${accountId.padStart(10, '0')}`;
  return `SK${String(98n - (remainder(`${national}SK00`) % 97n)).padStart(2, '0')}${national}`;
}

/** ISO 7064 MOD 97-10 over form and length of any country: whether a bank would take it is not looked up. */
export const isIban = (text: string): boolean =>
  /^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(text) && remainder(text.slice(4) + text.slice(0, 4)) === 1n;

const remainder = (text: string): bigint =>
  BigInt([...text].map((character) => Number.parseInt(character, 36)).join('')) % 97n;
