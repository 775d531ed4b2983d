import { eventStoreContract, type StoreFactory } from '../testing/contract';
import { EventStoreDbEventStore } from '.';
import { EventStoreDbDouble, type Handshake } from './testing';

// Client, socket and double share one core here; a test of 10,000 events takes its time on a busy machine.
jest.setTimeout(120_000);

const onDouble =
  (handshake: Handshake): StoreFactory =>
  async () => {
    const double = await EventStoreDbDouble.start({ handshake });
    const open = (): Promise<EventStoreDbEventStore> => EventStoreDbEventStore.open({ url: double.url });
    const store = await open();
    const cleanup = async (): Promise<void> => {
      await store.close();
      double.stop();
    };
    return { store, reopen: open, cleanup };
  };

eventStoreContract('EventStoreDB adapter, double that announces batch append,', onDouble('with-batch-append'));
eventStoreContract('EventStoreDB adapter, double without batch append,', onDouble('without-batch-append'));

const url = process.env.EVENTSTORE_URL;
if (url) {
  const onNode: StoreFactory = async () => {
    const open = (): Promise<EventStoreDbEventStore> => EventStoreDbEventStore.open({ url });
    const store = await open();
    return { store, reopen: open, cleanup: () => store.close() };
  };
  eventStoreContract('EventStoreDB adapter, real node,', onNode);
} else {
  describe('EventStoreDB adapter, real node,', () => {
    it.skip('meets the contract of the event store (not run: EVENTSTORE_URL is not set)', () => undefined);
  });
}
