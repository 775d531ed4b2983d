import type { Html } from './html';
import { html } from './html';

/** A column's title; columns of numbers stand to the right. */
export type Head = string | { readonly number: string };

export function section(id: string, title: string, content: Html): Html {
  return html`<section class="card" aria-labelledby="${id}">
    <h2 id="${id}">${title}</h2>
    ${content}
  </section>`;
}

/** `empty` is said where there is no row. */
export function table(heads: readonly Head[], rows: readonly Html[], empty = 'None yet.'): Html {
  if (rows.length === 0) return html`<p class="soft">${empty}</p>`;
  return html`<div class="scroll">
    <table>
      <thead>
        <tr>
          ${heads.map((head) =>
            typeof head === 'string'
              ? html`<th scope="col">${head}</th>`
              : html`<th scope="col" class="number">${head.number}</th>`,
          )}
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>
  </div>`;
}
