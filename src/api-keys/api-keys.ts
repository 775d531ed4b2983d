import { timingSafeEqual } from 'node:crypto';
import type { Clock } from '#libs/clock';
import type { DataSource } from 'typeorm';
import type { ApiRole, Principal } from '../common/identity/principal';
import { newToken, parseToken } from './api-key-format';
import { ApiKey } from './api-key.entity';

/** A revoked key stops working on every instance within this time. */
const CACHE_MS = 10_000;
const CACHED_MAX = 10_000;

interface Cached {
  readonly key: ApiKey | null;
  readonly until: number;
}

/** Makes, revokes and recognises API keys. */
export class ApiKeys {
  private readonly cache = new Map<string, Cached>();

  constructor(
    private readonly database: DataSource,
    private readonly clock: Clock,
  ) {}

  /** The token is answered once and never stored. */
  async create(request: {
    merchantId: string;
    role: ApiRole;
    name: string;
  }): Promise<{ keyId: string; token: string }> {
    const { token, keyId, secretHash } = newToken();
    await this.database
      .getRepository(ApiKey)
      .insert({ ...request, keyId, secretHash, createdAt: this.clock.now(), revokedAt: null });
    return { keyId, token };
  }

  async list(): Promise<ApiKey[]> {
    return this.database.getRepository(ApiKey).find({ order: { createdAt: 'ASC' } });
  }

  async revoke(keyId: string): Promise<boolean> {
    const keys = this.database.getRepository(ApiKey);
    const key = await keys.findOneBy({ keyId });
    if (!key || key.revokedAt) return false;
    await keys.update({ keyId }, { revokedAt: this.clock.now() });
    this.cache.delete(keyId);
    return true;
  }

  /** Who holds this token; undefined for an unknown, wrong or revoked one. */
  async identify(token: string): Promise<Principal | undefined> {
    const parsed = parseToken(token);
    if (!parsed) return undefined;
    const key = await this.find(parsed.keyId);
    if (!key || key.revokedAt || !timingSafeEqual(key.secretHash, parsed.secretHash)) return undefined;
    return { keyId: key.keyId, merchantId: key.merchantId, role: key.role };
  }

  /** Who holds the key of this id, with the key's name; undefined for an unknown or revoked one. */
  async holder(keyId: string): Promise<(Principal & { readonly name: string }) | undefined> {
    const key = await this.find(keyId);
    if (!key || key.revokedAt) return undefined;
    return { keyId: key.keyId, merchantId: key.merchantId, role: key.role, name: key.name };
  }

  private async find(keyId: string): Promise<ApiKey | null> {
    const now = this.clock.now().getTime();
    const cached = this.cache.get(keyId);
    if (cached && cached.until > now) return cached.key;
    const key = await this.database.getRepository(ApiKey).findOneBy({ keyId });
    if (this.cache.size >= CACHED_MAX) this.cache.clear();
    this.cache.set(keyId, { key, until: now + CACHE_MS });
    return key;
  }
}
