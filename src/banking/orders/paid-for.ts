import type { BankOrderRequested } from '#libs/banking';
import { providerDefinitions } from '#libs/providers';
import { Problem } from '../../common/problems';
import type { CreateBankOrderDto } from './create-bank-order.dto';

/**
 * What an order is for, and whose account of the books that is. A provider that is not configured any more may still be
 * owed, so every provider that the ledger knows can be named.
 *
 * @throws Problem `invalid_request`
 */
export function paidFor({
  purpose = 'suspense',
  for_provider: forProvider,
}: CreateBankOrderDto): Pick<BankOrderRequested['data'], 'purpose' | 'forProvider'> {
  if (forProvider === undefined) {
    if (purpose === 'provider_debt') throw refused('must name the provider that is owed');
    return { purpose };
  }
  if (purpose !== 'provider_debt' && purpose !== 'refund')
    throw refused('must be given with the purposes provider_debt and refund only');
  if (!providerDefinitions.some(({ name }) => name === forProvider))
    throw refused('must be a provider of the ledger; GET /v1/providers lists them');
  return { purpose, forProvider };
}

const refused = (message: string): Problem =>
  new Problem('invalid_request', 'What the order is for does not fit; see errors.', {
    errors: [{ pointer: '/for_provider', message }],
  });
