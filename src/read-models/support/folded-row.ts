import { Column } from 'typeorm';

/** What every list of folded streams holds of each beside its own columns. */
export abstract class FoldedRow {
  @Column('integer')
  revision: number;

  @Column('bigint')
  position: string;

  @Column('bigint', { name: 'created_position' })
  createdPosition: string;

  @Column('timestamptz', { name: 'created_at' })
  createdAt: Date;

  @Column('timestamptz', { name: 'updated_at' })
  updatedAt: Date;

  /** The folded state, see `stateFromJson`. */
  @Column('jsonb')
  state: unknown;
}
