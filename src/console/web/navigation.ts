import type { Viewer } from '../session/viewer';

interface Entry {
  readonly path: string;
  readonly name: string;
  readonly ofDeployment?: boolean;
}

export interface Group {
  readonly name: string;
  readonly entries: readonly (Entry & { readonly isCurrent: boolean })[];
}

const MENU: readonly { readonly name: string; readonly entries: readonly Entry[] }[] = [
  {
    name: 'Money',
    entries: [
      { path: '/console', name: 'Overview' },
      { path: '/console/orders', name: 'Orders' },
      { path: '/console/approvals', name: 'Approvals' },
      { path: '/console/cards', name: 'Cards' },
      { path: '/console/agreements', name: 'Agreements' },
      { path: '/console/accounts', name: 'Accounts' },
    ],
  },
  {
    name: 'Bank',
    entries: [
      { path: '/console/settlements', name: 'Settlements' },
      { path: '/console/reconciliation', name: 'Reconciliation' },
      { path: '/console/bank-lines', name: 'Bank lines' },
      { path: '/console/bank-orders', name: 'Bank orders' },
    ],
  },
  {
    name: 'Operation',
    entries: [
      { path: '/console/processes', name: 'Processes' },
      { path: '/console/webhooks', name: 'Webhooks out' },
      { path: '/console/projections', name: 'Read models', ofDeployment: true },
      { path: '/console/held', name: 'Held events', ofDeployment: true },
      { path: '/console/notifications', name: 'Notifications in', ofDeployment: true },
    ],
  },
  {
    name: 'Control',
    entries: [
      { path: '/console/audit', name: 'Audit' },
      { path: '/console/configuration', name: 'Configuration', ofDeployment: true },
    ],
  },
];

/** The menu of a person: what would only be refused is left out. */
export function navigationFor(viewer: Viewer, path: string): Group[] {
  const isCurrent = (entry: Entry): boolean =>
    path === entry.path || (entry.path !== '/console' && path.startsWith(`${entry.path}/`));
  return MENU.map(({ name, entries }) => ({
    name,
    entries: entries
      .filter(({ ofDeployment }) => !ofDeployment || viewer.runsDeployment)
      .map((entry) => ({ ...entry, isCurrent: isCurrent(entry) })),
  })).filter(({ entries }) => entries.length > 0);
}
