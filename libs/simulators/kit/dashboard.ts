import type { Answer } from './answer';
import type { Html } from './html';
import { html } from './html';
import { page } from './page';

export interface Dashboard {
  readonly provider: string;
  /** What is not moved. */
  readonly moves?: 'money' | 'coins';
  readonly now: Date;
  /** Beside the time. */
  readonly remark?: string;
  readonly content: Html;
  /** What a person did wrong. */
  readonly error?: string;
}

/** The page at `/` of a simulator: its book for people, with forms that set faults. */
export function dashboard({ provider, moves = 'money', now, remark, content, error }: Dashboard): Answer {
  const body = html`<p class="banner" role="note">
      Simulator of ${provider}. No ${moves} ${moves === 'coins' ? 'move' : 'moves'}.
    </p>
    <main>
      <h1>${provider}, simulated</h1>
      <p class="soft">Its clock says ${now.toISOString()}.${remark !== undefined && html` ${remark}`}</p>
      ${content}
    </main>`;
  return page({ title: `${provider} simulator`, body, wide: true, status: error === undefined ? 200 : 422 });
}
