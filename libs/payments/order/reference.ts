const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const UUID_DIGITS = 22;
/** As many as a number holds exactly: dividing numbers is quicker than dividing big ones. */
const CHUNK_DIGITS = 8;
const CHUNK = 62n ** 8n;
const SHAPE = /^[0-9A-Za-z]{22}[0-9a-z]{1,4}$/;

/**
 * The name under which a provider knows an operation: the order's uuid in base 62 (22 characters) followed by the
 * number of the operation in base 36. Letters and digits only and at most 26 characters, which every provider accepts;
 * a notification finds its order without any table, so it works the same on every event store.
 */
export function operationReference(orderId: string, operationId: number): string {
  let rest = BigInt(`0x${orderId.replaceAll('-', '')}`);
  let digits = '';
  for (let i = 0; i < UUID_DIGITS; i += CHUNK_DIGITS) {
    digits = chunk(Number(rest % CHUNK), Math.min(CHUNK_DIGITS, UUID_DIGITS - i)) + digits;
    rest /= CHUNK;
  }
  return digits + operationId.toString(36);
}

function chunk(value: number, length: number): string {
  let digits = '';
  for (let rest = value; digits.length < length; rest = Math.floor(rest / 62)) digits = ALPHABET[rest % 62]! + digits;
  return digits;
}

/** The order and operation of a reference, or undefined for a text that is none of ours. */
export function parseOperationReference(text: string): { orderId: string; operationId: number } | undefined {
  if (!SHAPE.test(text)) return undefined;
  let value = 0n;
  for (const digit of text.slice(0, UUID_DIGITS)) value = value * 62n + BigInt(ALPHABET.indexOf(digit));
  if (value >> 128n) return undefined;
  const hex = value.toString(16).padStart(32, '0');
  const orderId = [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
  return { orderId, operationId: Number.parseInt(text.slice(UUID_DIGITS), 36) };
}
