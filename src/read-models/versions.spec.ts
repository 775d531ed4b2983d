import { createHash } from 'node:crypto';
import { projections } from './projections';

/** Name, version and hash of the DDL, as last released. */
const RELEASED: Readonly<Record<string, string>> = {
  orders: 'version 3, tables e3ed0776ef54fa3d',
  journal: 'version 5, tables 2e830949136a6bdf',
  cards: 'version 1, tables c900fb778f7f7e40',
  audit: 'version 1, tables 003d0b53bb4ae8f8',
  approvals: 'version 1, tables 930b6a25c56b4ab4',
  process: 'version 1, tables 0d6a56bfa23f1328',
  bank_orders: 'version 4, tables 25c28119abf486c6',
  webhooks: 'version 1, tables c418a2d34cb48b53',
  reconciliation: 'version 6, tables 1200e2f9bc5c628e',
  agreements: 'version 3, tables 2cf00d161644cd89',
  suspense: 'version 2, tables 20b5f9346d5dff67',
};

describe('the version of a read model', () => {
  it.each(projections.map((projection) => [projection.name, projection] as const))(
    'of %s is raised with its tables: an installed copy is replaced by version, never altered',
    (name, { version, ddl }) => {
      const hash = createHash('sha256').update(ddl).digest('hex').slice(0, 16);
      expect(`version ${version}, tables ${hash}`).toBe(RELEASED[name]);
    },
  );

  it.each(projections.map(({ name }) => name))(
    'of %s stands beside a name that a rebuild can give its schema',
    (name) => {
      expect(name).toMatch(/^[a-z_]+$/);
    },
  );
});
