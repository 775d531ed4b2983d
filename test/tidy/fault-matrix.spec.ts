import { join } from 'node:path';
import { systemClock } from '#libs/clock';
import { providerDefinitions } from '#libs/providers';
import type { ProviderAdapter, ProviderDefinition } from '#libs/providers';
import { describedIn } from '../e2e/support/described';
import type { FaultyChange } from '../e2e/support/faulty-changes/faulty-change';
import type { FaultyProvider } from '../e2e/support/faulty-providers/fault-case';
import { configured } from './support/example-providers';
import { ROOT } from './support/files';

const PAYMENTS = 'test/e2e/support/faulty-providers';
const CHANGES = 'test/e2e/support/faulty-changes';
const payments = describedIn<FaultyProvider>(join(ROOT, PAYMENTS));
const changes = describedIn<readonly FaultyChange[]>(join(ROOT, CHANGES)).flat();

/** Abilities that are calls of a payment, by what the matrix of faults calls them. */
const CALLS = {
  open: 'openPayment',
  cancel: 'cancelPayment',
  ...{ charge: 'charge', capture: 'capture', void: 'void', refund: 'refund' },
} as const satisfies Readonly<Record<string, keyof ProviderAdapter>>;

async function adapterOf(definition: ProviderDefinition): Promise<ProviderAdapter> {
  const adapter = (await configured(definition)).create({ clock: systemClock });
  await adapter.close?.();
  return adapter;
}

/** What is not there, as what to do about it. */
const missing = (operation: string, folder: string, { name }: ProviderAdapter): string =>
  `describe "${operation}" in ${folder}/${name}.ts, as its neighbours there do`;

const missingPayments = (adapter: ProviderAdapter): string[] => {
  const { operations = [] } = payments.find(({ name }) => name === adapter.name) ?? {};
  return Object.entries(CALLS)
    .filter(([operation, ability]) => adapter[ability] && !operations.some(({ name }) => name === operation))
    .map(([operation]) => missing(operation, PAYMENTS, adapter));
};

const missingChanges = (adapter: ProviderAdapter): string[] => {
  const described = changes.filter(({ provider }) => provider.name === adapter.name);
  return (adapter.clientOperations ?? [])
    .filter(({ name, changes: isChange }) => isChange && !described.some(({ operation }) => operation === name))
    .map(({ name }) => missing(name, CHANGES, adapter));
};

describe('the matrix of faults', () => {
  it.each([
    ['a payment', missingPayments],
    ['a change at the provider', missingChanges],
  ])('has every call of every provider for %s', async (_, missingOf) => {
    const adapters = await Promise.all(providerDefinitions.map(adapterOf));
    expect(adapters.flatMap(missingOf)).toEqual([]);
  });
});
