import type { LedgerClient, Order, Schemas } from '#libs/client';
import { table } from '../cli/output';
import { checkLines, verify } from '../read-models/verify';
import type { Running } from '../start';
import type { Story } from './story';

export interface ShowBooks {
  readonly running: Running;
  readonly ledger: LedgerClient;
  readonly story: Story;
  /** The order whose trail is told. */
  readonly order: Order;
  /** Position of the last command: the books shown reflect it. */
  readonly position: string;
}

/** Balances, one audit trail, and whether the books balance. Answers what the check found, never what one hopes for. */
export async function showBooks({ running, ledger, story, order, position }: ShowBooks): Promise<boolean> {
  story.step('Balances');
  const balances = await ledger.get('/v1/balances', { minPosition: position });
  const amount = ({ value, currency }: { value: string; currency: string }) => `${value} ${currency}`;
  const rows = balances.data.map((b) => [b.account, b.type, amount(b.posted), amount(b.pending)]);
  story.lines(table(['ACCOUNT', 'TYPE', 'POSTED', 'PENDING'], rows));

  story.step(`Audit trail of order ${order.id}`);
  const events: Schemas['EventView'][] = [];
  for await (const event of ledger.orders.events(order.id)) events.push(event);
  story.lines(
    table(
      ['REV', 'WHEN', 'WHO', 'WHAT'],
      events.map((e) => [String(e.revision), e.occurred_at.slice(11, 23), e.actor, e.summary]),
    ),
  );
  return check(running, story);
}

async function check({ persistence, log }: Running, story: Story): Promise<boolean> {
  story.step('Checking the books: every stream, every row and every sum against the log');
  const report = await verify({ store: persistence.store, pool: persistence.pool, log });
  story.lines(report.checks.flatMap(checkLines));
  if (report.ok) story.tell('books balance');
  return report.ok;
}
