import type { EventStore, RecordedEvent } from '#libs/event-store';
import type { AgreementLink, OrderCreated } from '#libs/payments';
import { Inject, Injectable } from '@nestjs/common';
import { EVENT_STORE } from '../../persistence/tokens';

/** Orders that may be paid at the same time; a link is a few words. */
const KEPT_MAX = 50_000;

const linkIn = ({ data }: Pick<RecordedEvent, 'data'>): AgreementLink | undefined =>
  (data as OrderCreated['data']).agreement;

/**
 * Which orders are an agreement's. The first event of an order says it, for good. It passes by here before everything
 * that is told of the order, and is remembered; only an order that was opened long ago, or before a restart, is read.
 */
@Injectable()
export class OrderLinks {
  private readonly known = new Map<string, AgreementLink | undefined>();

  constructor(@Inject(EVENT_STORE) private readonly store: EventStore) {}

  note(created: RecordedEvent): void {
    this.keep(created.stream, linkIn(created));
  }

  /** Undefined for an order that no agreement has. */
  async of(stream: string): Promise<AgreementLink | undefined> {
    if (this.known.has(stream)) return this.known.get(stream);
    const { events } = await this.store.read(stream, { limit: 1 });
    return this.keep(stream, events[0] && linkIn(events[0]));
  }

  private keep(stream: string, link: AgreementLink | undefined): AgreementLink | undefined {
    this.known.set(stream, link);
    if (this.known.size > KEPT_MAX) this.known.delete(this.known.keys().next().value!);
    return link;
  }
}
