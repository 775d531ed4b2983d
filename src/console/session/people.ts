import { Injectable } from '@nestjs/common';
import { ApiKeys } from '../../api-keys/api-keys';

/** Who acted, by name: people recognise each other by it, and a key's id says nothing to them. */
@Injectable()
export class People {
  constructor(private readonly keys: ApiKeys) {}

  /** The name of the key behind an actor; undefined for what is no key, and for a revoked one. */
  async nameOf(actor: string | undefined): Promise<string | undefined> {
    const [, keyId] = /^key:(.+)$/.exec(actor ?? '') ?? [];
    return keyId === undefined ? undefined : (await this.keys.holder(keyId))?.name;
  }

  /** By actor; those without a name are left out. */
  async namesOf(actors: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const names = await Promise.all(
      [...new Set(actors)].map(async (actor) => [actor, await this.nameOf(actor)] as const),
    );
    return new Map(names.filter((one): one is [string, string] => one[1] !== undefined));
  }
}
