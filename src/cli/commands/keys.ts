import { systemClock } from '#libs/clock';
import { Option } from 'commander';
import type { Command } from 'commander';
import { ApiKeys } from '../../api-keys/api-keys';
import { API_ROLES } from '../../common/identity/principal';
import type { ApiRole } from '../../common/identity/principal';
import { merchantId } from '../arguments';
import { agreed, withConsent } from '../consent';
import type { ConsentOptions } from '../consent';
import { outputOf } from '../options';
import { Unsuccessful, table } from '../output';
import { withPersistence } from '../session';

export function addKeys(program: Command): void {
  const keys = program.command('keys').description('API keys: a key belongs to one merchant and has one role');

  keys
    .command('create')
    .description('make a key; its token is printed once and never stored')
    .requiredOption('--merchant <id>', 'the merchant that the key belongs to', merchantId)
    .addOption(new Option('--role <role>', 'what it may do').choices(API_ROLES).makeOptionMandatory())
    .option('--name <text>', 'what the key is for', 'made by the CLI')
    .action(async (options: { merchant: string; role: ApiRole; name: string }, command: Command) => {
      const output = outputOf(command);
      await withPersistence(output, async ({ dataSource }) => {
        const created = await new ApiKeys(dataSource, systemClock).create({
          merchantId: options.merchant,
          role: options.role,
          name: options.name,
        });
        output.result({ key_id: created.keyId, token: created.token }, [
          `key    ${created.keyId}`,
          `token  ${created.token}`,
        ]);
      });
    });

  keys
    .command('list')
    .description('all keys, without their secrets')
    .action(async (_: object, command: Command) => {
      const output = outputOf(command);
      await withPersistence(output, async ({ dataSource }) => {
        const rows = await new ApiKeys(dataSource, systemClock).list();
        const data = rows.map((key) => ({
          key_id: key.keyId,
          merchant_id: key.merchantId,
          role: key.role,
          name: key.name,
          created_at: key.createdAt.toISOString(),
          revoked_at: key.revokedAt?.toISOString() ?? null,
        }));
        const cells = data.map((key) => [
          key.key_id,
          key.merchant_id,
          key.role,
          key.created_at,
          key.revoked_at ?? 'active',
          key.name,
        ]);
        output.result({ data }, table(['KEY', 'MERCHANT', 'ROLE', 'CREATED', 'REVOKED', 'NAME'], cells));
      });
    });

  withConsent(keys.command('revoke'))
    .description('end a key; every instance refuses it within ten seconds')
    .argument('<key>', 'its id')
    .action(async (keyId: string, consent: ConsentOptions, command: Command) => {
      const output = outputOf(command);
      await withPersistence(output, async ({ dataSource }) => {
        const would = `end key ${keyId} for ever: whoever uses it is refused`;
        if (!(await agreed(output, consent, { would, data: { key_id: keyId } }))) return;
        const revoked = await new ApiKeys(dataSource, systemClock).revoke(keyId);
        output.result({ key_id: keyId, revoked }, [
          revoked ? `${keyId} is revoked` : `${keyId} is unknown or was revoked before`,
        ]);
        if (!revoked) throw new Unsuccessful();
      });
    });
}
