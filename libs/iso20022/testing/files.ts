import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A sample of the fact sheet (TrustPay EU 11.1, 11.2) as a file beside this one. */
export const sample = (name: string): string => readFileSync(join(__dirname, `${name}.xml`), 'utf8');
