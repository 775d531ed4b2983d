import { html } from '#libs/simulators/kit';
import type { BankTransaction } from '../model';
import { signedAmount } from '../present';
import type { Statement } from './statement';

/** No layout is published; this is the sheet's stand-in (section 11, number 8). */
const COLUMNS: readonly (readonly [string, (line: BankTransaction) => string | undefined])[] = [
  ['TransactionId', (line) => line.transactionId],
  ['PaymentId', (line) => line.paymentId],
  ['OrderId', (line) => line.orderId],
  ['Date', (line) => line.date],
  ['CounterAccount', (line) => line.counterAccount],
  ['CounterAccountName', (line) => line.counterAccountName],
  ['Description', (line) => line.description],
  ['PayerReference', (line) => line.payerReference],
  ['ClientReference', (line) => line.clientReference],
  ['Amount', (line) => signedAmount(line.amount)],
  ['Currency', (line) => line.currency],
  ['RefundedAmount', (line) => signedAmount(line.refunded)],
];

export function csvStatement({ lines }: Statement): string {
  const rows = lines.map((line) => COLUMNS.map(([, of]) => cell(of(line) ?? '')));
  return [COLUMNS.map(([name]) => name), ...rows].map((row) => `${row.join(';')}\r\n`).join('');
}

const cell = (text: string): string => (/[";\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

export function htmlStatement({ account, from, to, lines }: Statement): string {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <title>Statement ${account.accountId}, ${from} to ${to}</title>
      </head>
      <body>
        <table>
          <tr>
            ${COLUMNS.map(([name]) => html`<th>${name}</th>`)}
          </tr>
          ${lines.map(
            (line) =>
              html`<tr>
                ${COLUMNS.map(([, of]) => html`<td>${of(line) ?? ''}</td>`)}
              </tr> `,
          )}
        </table>
      </body>
    </html> `.markup;
}
