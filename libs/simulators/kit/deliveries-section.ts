import type { Delivery } from './delivery';
import type { Html } from './html';
import { html } from './html';
import { section, table } from './table';

const TONES: Readonly<Record<Delivery['state'], string>> = { pending: '', delivered: 'good', given_up: 'bad' };

/** How far the messages about one payment have come, for a cell of the book. */
export function deliveredOf(deliveries: readonly { readonly state: Delivery['state'] }[]): string {
  const delivered = deliveries.filter(({ state }) => state === 'delivered').length;
  return deliveries.length === 0 ? 'none' : `${delivered} of ${deliveries.length} delivered`;
}

/** What went out, newest first, each to be sent once more. `message`: the provider's word, e.g. callbacks. */
export function deliveriesSection(newest: readonly Delivery[], message: string): Html {
  const rows = newest.map(
    ({ id, message: { key, url }, createdAt, state, attempts, lastResult }) =>
      html`<tr>
        <td><code>${key}</code></td>
        <td>${new Date(createdAt).toISOString()}</td>
        <td>${url.split('?')[0]}</td>
        <td><span class="tag ${TONES[state]}">${state.replace('_', ' ')}</span></td>
        <td class="number">${attempts}</td>
        <td>${lastResult ?? ''}</td>
        <td>
          <form method="post" action="/_sim/page/deliveries/${id}/redeliver">
            <button class="quiet">Send again</button>
          </form>
        </td>
      </tr>`,
  );
  const heads = ['About', 'Made', 'To', 'State', { number: 'Attempts' }, 'Last answer', 'Action'];
  return section('deliveries', `Newest ${message}`, table(heads, rows));
}
