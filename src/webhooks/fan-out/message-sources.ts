import type { CommandShell } from '#libs/command-shell';
import type { RecordedEvent } from '#libs/event-store';
import { AGREEMENT_MESSAGES, CARD_MESSAGES, ORDER_MESSAGES } from '#libs/webhooks';
import { agreementAggregate } from '../../agreements/agreement-aggregate';
import { presentAgreement } from '../../agreements/view/present-agreement';
import { cardAggregate } from '../../cards/card-aggregate';
import { presentCard } from '../../cards/card.view';
import { orderAggregate } from '../../orders/order-aggregate';
import { summarizeOrder } from '../../orders/list-orders/order-list.view';

/** Events of one kind of stream that the outside is told of, and what it is shown with them. */
export interface MessageSource {
  readonly streamPrefix: string;
  /** Public type by the event's own. */
  readonly types: Readonly<Record<string, string>>;
  /** The thing as the API shows it, as it stood after the event, without personal data. */
  present(shell: CommandShell, id: string, event: RecordedEvent): Promise<Readonly<Record<string, unknown>>>;
}

/** Telling the outside of another kind of thing is adding it here, and its types to the catalogue. */
export const MESSAGE_SOURCES: readonly MessageSource[] = [
  {
    streamPrefix: 'order-',
    types: ORDER_MESSAGES,
    present: async (shell, id, { revision }) => ({
      order: summarizeOrder(await shell.load(orderAggregate, id, revision)),
    }),
  },
  {
    streamPrefix: 'card-',
    types: CARD_MESSAGES,
    present: async (shell, id, { revision }) => ({ card: presentCard(await shell.load(cardAggregate, id, revision)) }),
  },
  {
    streamPrefix: 'agreement-',
    types: AGREEMENT_MESSAGES,
    present: async (shell, id, { revision }) => ({
      agreement: presentAgreement(await shell.load(agreementAggregate, id, revision)),
    }),
  },
];
