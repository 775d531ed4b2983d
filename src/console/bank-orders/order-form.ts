import { filledIn } from '../web/form';
import type { Form } from '../web/form-fields';

interface Tree {
  [name: string]: Tree | string | undefined;
}

/** Fields of the order itself; every other is one of its one instruction. */
const OF_ORDER = new Set(['account_id', 'execution_date', 'purpose', 'for_provider']);
const HIDDEN = new Set(['csrf', 'key']);

/**
 * The body that the API would take, out of a form for one instruction. A field is named by its place in it, such as
 * `bank/address/town`; what was left empty is left out, and an object of which nothing is filled in.
 */
export function bankOrderOf(form: Form): object {
  const order: Tree = {};
  const instruction: Tree = {};
  for (const [name, text] of Object.entries(form)) {
    const value = filledIn(text);
    if (value === undefined || HIDDEN.has(name)) continue;
    put(OF_ORDER.has(name) ? order : instruction, name.split('/'), value);
  }
  return { ...order, instructions: [instruction] };
}

function put(tree: Tree, [first, ...rest]: readonly string[], value: string): void {
  if (rest.length === 0) tree[first!] = value;
  else put((tree[first!] ??= {}) as Tree, rest, value);
}
