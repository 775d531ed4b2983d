import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ApiRole } from '../common/identity/principal';

/** An API key. Only the hash of its secret is kept; the token is shown once, when it is made. */
@Entity({ schema: 'ops', name: 'api_key' })
export class ApiKey {
  @PrimaryColumn('text', { name: 'key_id' })
  keyId: string;

  @Column('text', { name: 'merchant_id' })
  merchantId: string;

  @Column('text')
  role: ApiRole;

  @Column('text')
  name: string;

  @Column('bytea', { name: 'secret_hash' })
  secretHash: Buffer;

  @Column('timestamptz', { name: 'created_at' })
  createdAt: Date;

  @Column('timestamptz', { name: 'revoked_at', nullable: true })
  revokedAt: Date | null;
}
