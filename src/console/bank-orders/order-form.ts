import { INSTRUCTIONS_MAX } from '../../banking/orders/create-bank-order.dto';
import { filledIn } from '../web/form';
import type { Form } from '../web/form-fields';

/** What is asked for each payment, by its place in an instruction of the API. The amount's currency is the order's. */
const OF_PAYMENT = [
  ...['kind', 'amount', 'name', 'iban', 'account', 'description', 'end_to_end_id', 'correspondent_bank'],
  ...['address.street', 'address.town', 'address.country', 'bank.bic', 'bank.clearing_number', 'bank.name'],
  ...['bank.address.street', 'bank.address.town', 'bank.address.country'],
];
const OF_ORDER = ['account_id', 'execution_date', 'purpose', 'for_provider', 'order_id'];

type Tree = { [name: string]: Tree | string };

/** Fields of a payment are named by its number from 0, such as `2.bank.bic`. */
const nameOf = (payment: number, field: string): string => `${payment}.${field}`;

/** How many payments a form has. A gap in their numbers ends them, and one more than the API takes is counted. */
export function paymentsIn(form: Form): number {
  let count = 0;
  while (count <= INSTRUCTIONS_MAX && form[nameOf(count, 'kind')] !== undefined) count++;
  return count;
}

/** The body that the API would take. What was left empty is left out, and an object of which nothing is filled in. */
export function bankOrderOf(form: Form): object {
  const order = OF_ORDER.map((field) => [field, filledIn(form[field])] as const).filter(([, text]) => text);
  const payments = Array.from({ length: paymentsIn(form) }, (_, payment) => instructionOf(form, payment));
  return { ...Object.fromEntries(order), instructions: payments };
}

function instructionOf(form: Form, payment: number): object {
  const instruction: Tree = {};
  for (const field of OF_PAYMENT) {
    const value = filledIn(form[nameOf(payment, field)]);
    if (value !== undefined) put(instruction, field.split('.'), value);
  }
  const { amount: value, ...rest } = instruction;
  const amount = value === undefined ? {} : { amount: { value, currency: filledIn(form['currency']) } };
  return { ...rest, ...amount };
}

function put(tree: Tree, [first, ...rest]: readonly string[], value: string): void {
  if (rest.length === 0) tree[first!] = value;
  else put((tree[first!] ??= {}) as Tree, rest, value);
}

/**
 * What the form shows next when a button of it adds or removes a payment, and which payment to go on with; undefined
 * where the payments are asked for.
 */
export function changedForm(form: Form): { readonly values: Form; readonly at: number } | undefined {
  const { add, remove, ...values } = form;
  const count = paymentsIn(values);
  if (add !== undefined) {
    const at = Math.min(count, INSTRUCTIONS_MAX - 1);
    return { values: { [nameOf(at, 'kind')]: 'sepa', ...values }, at };
  }
  if (remove === undefined) return undefined;
  const at = /^\d{1,3}$/.test(remove) ? Number.parseInt(remove, 10) : count;
  if (count <= 1 || at >= count) return { values, at: 0 };
  return { values: without(values, at, count), at: Math.min(at, count - 2) };
}

/** Those behind the removed one move up by one. */
function without(form: Form, removed: number, count: number): Form {
  const moved: Record<string, string | undefined> = { ...form };
  for (let payment = removed; payment < count; payment++) {
    for (const field of OF_PAYMENT) moved[nameOf(payment, field)] = form[nameOf(payment + 1, field)];
  }
  return moved;
}
