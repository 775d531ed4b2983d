import type { Html } from '#libs/simulators/kit';
import { html, section, table } from '#libs/simulators/kit';
import type { BankControl } from './control';

const SHOWN = 25;

/** The bank's side of the page: balances, outgoing orders, the newest lines. */
export function bankingSections(bank: BankControl): Html {
  const accounts = bank.accounts();
  const lines = accounts.flatMap(({ accountId }) => bank.lines(accountId).slice(0, SHOWN));
  return html`${section('bank-accounts', 'Bank accounts', table(ACCOUNTS, accounts.map(accountRow)))}
  ${section('bank-orders', 'Bank orders', table(ORDERS, bank.orders().slice(0, SHOWN).map(orderRow)))}
  ${section('bank-lines', 'Newest lines of the accounts', table(LINES, lines.map(lineRow)))}`;
}

const ACCOUNTS = [
  ...['AccountId', 'IBAN', 'Type'],
  ...[{ number: 'Accounting balance' }, { number: 'Fees due' }, { number: 'Disposable' }],
];
const ORDERS = ['OrderId', 'AccountId', 'To', 'Day', 'State', { number: 'Amount' }];
const LINES = ['TransactionId', 'AccountId', 'Date', 'Kind', 'Other side', 'Reference', { number: 'Amount' }];

const accountRow = (account: ReturnType<BankControl['accounts']>[number]) =>
  html`<tr>
    <td><code>${account.accountId}</code></td>
    <td>${account.iban}</td>
    <td>${account.type}</td>
    <td class="number">${account.balance} ${account.currency}</td>
    <td class="number">${account.fees}</td>
    <td class="number">${account.disposable ?? 'no limit'}</td>
  </tr>`;

const orderRow = (order: ReturnType<BankControl['orders']>[number]) =>
  html`<tr>
    <td><code>${order.orderId}</code></td>
    <td><code>${order.accountId}</code></td>
    <td>${order.counterAccountName}</td>
    <td>${order.executionDay}</td>
    <td><span class="tag">${order.state}</span></td>
    <td class="number">${order.amount} ${order.currency}</td>
  </tr>`;

const lineRow = (line: ReturnType<BankControl['lines']>[number]) =>
  html`<tr>
    <td><code>${line.transactionId}</code></td>
    <td><code>${line.accountId}</code></td>
    <td>${line.date}</td>
    <td>${line.kind}</td>
    <td>${line.counterAccountName ?? ''}</td>
    <td>${line.clientReference ?? ''}</td>
    <td class="number">${line.amount} ${line.currency}</td>
  </tr>`;
