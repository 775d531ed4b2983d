import { bankOrderStatus } from '#libs/banking';
import type { BankOrderCommand } from '#libs/banking';
import { ManualClock } from '#libs/clock';
import { CommandShell } from '#libs/command-shell';
import { MemoryEventStore } from '#libs/event-store/memory';
import { Sealer } from '#libs/sealing';
import type { Config } from '../../config';
import { PersonalData } from '../../personal-data/personal-data';
import { Providers } from '../../providers/providers';
import { silentLog } from '../../read-models/testing/read-model-harness';
import { Bank } from '../bank';
import { bankOrderAggregate } from '../bank-order-aggregate';
import { BankRefunds } from '../refunds/bank-refunds';
import { BankOrderCalls } from './bank-order-calls';
import { Beneficiaries } from './beneficiaries';
import { OrderNumbers } from './order-numbers';

const KEY = { keyId: 'k', key: Buffer.alloc(32, 1) };
const keyring = { keyFor: async () => KEY, find: async () => KEY, destroy: async () => 0 };
const clock = new ManualClock(new Date('2026-03-02T09:15:00Z'));
const config = { limits: { callAbandonedMs: 300_000 }, providers: [] } as unknown as Config;
const envelope = { commandId: 'c', correlationId: 'c', actor: 'key:ann', merchantId: 'shop' };

describe('a bank order whose intent is stored', () => {
  it.each([
    ['its bank is not configured any more', 'details'],
    ['what was sealed does not open', 'reason'],
  ] as const)('is not in doubt where nothing could leave: %s', async (_, part) => {
    const shell = new CommandShell(new MemoryEventStore(), clock);
    const beneficiaries = new Beneficiaries(new PersonalData(new Sealer(keyring, Buffer.alloc(32, 2))));
    const bank = new Bank(new Providers([], clock), config);
    const numbers = new OrderNumbers(shell, bank, beneficiaries);
    const refunds = new BankRefunds(shell);
    const calls = new BankOrderCalls(shell, bank, beneficiaries, numbers, refunds, clock, config, silentLog as never);
    const amount = { minor: '100', currency: 'EUR' };
    const request: BankOrderCommand = {
      type: 'Request',
      order: {
        ...{ bankOrderId: 'o-1', merchantId: 'shop', provider: 'bank', account: 'SK17', accountId: '4107' },
        ...{ purpose: 'suspense', requestedBy: 'key:ann', instructions: [{ kind: 'sepa', amount }] },
        details: await beneficiaries.seal('o-1', part, []),
      },
      approvalAbove: '100',
    };
    const stored = await shell.execute(bankOrderAggregate, 'o-1', request, envelope);
    if (stored.kind !== 'accepted') throw new Error(stored.kind);
    const { state } = await calls.send(stored.folded, 'c');
    expect([bankOrderStatus(state), state.reason]).toEqual([
      'failed',
      'it could not be put together; the log says why (not_sent)',
    ]);
  });
});
