import type { FaultForm } from './fault-form';
import type { PlannedFault } from './fault-plan';
import type { Html } from './html';
import { html } from './html';
import { section, table } from './table';

/** Faults to come, with the form that plans one. */
export function faultsSection<F extends { kind: string }>(
  planned: readonly PlannedFault<F>[],
  form: FaultForm<F>,
  error?: string,
): Html {
  const rows = planned.map(
    ({ id, fault, match = {}, times, rate, struck }) =>
      html`<tr>
        <td><code>${JSON.stringify(fault)}</code></td>
        <td><code>${JSON.stringify(match)}</code></td>
        <td>${rate === undefined ? `${struck} of ${times ?? 1} times` : `${rate * 100} %, struck ${struck}`}</td>
        <td>
          <form method="post" action="/_sim/page/faults/${id}/clear"><button class="quiet">Withdraw</button></form>
        </td>
      </tr>`,
  );
  const list = table(['Fault', 'Strikes', 'Struck', 'Action'], rows, 'None planned: everything works.');
  return section('faults', 'Faults to come', html`${list} ${faultForm(form, error)}`);
}

function faultForm<F>({ choices, aim }: FaultForm<F>, error?: string): Html {
  return html`<form method="post" action="/_sim/page/faults" class="apart">
    ${error !== undefined && html`<p class="error" role="alert">${error}</p>`}
    <div class="columns">
      <div class="field">
        <label for="kind">Fault</label>
        <select id="kind" name="kind">
          ${choices.map(({ name, title }) => html`<option value="${name}">${title}</option>`)}
        </select>
      </div>
      <div class="field">
        <label for="ms">Delay in milliseconds</label>
        <input id="ms" name="ms" inputmode="numeric" value="3000" />
      </div>
      <div class="field">
        <label for="${aim.field}">${aim.label}</label>
        <input id="${aim.field}" name="${aim.field}" placeholder="whatever comes next" />
      </div>
      <div class="field">
        <label for="times">Times</label>
        <input id="times" name="times" inputmode="numeric" value="1" />
      </div>
      <div class="field"><button>Plan the fault</button></div>
    </div>
  </form>`;
}
