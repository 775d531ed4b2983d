import type { Merchant, Merchants } from '../accounts/merchants';
import { WALLET_SETUPS } from '../accounts/merchants';
import type { Webhooks } from '../webhooks/webhooks';
import { parseDecimal, ONE, significantDecimals } from '../wire/decimal';
import { ApiError } from '../wire/errors';
import type { Fields } from '../wire/fields';
import { asFields, optionalOneOf, optionalText, requiredText } from '../wire/fields';
import type { Operation } from './call';
import { created, read } from './call';

/** The merchants (sheet, 8), and a webhook for trying the endpoint (9). */
export const merchantOperations = (merchants: Merchants, webhooks: Webhooks): Operation[] => [
  { method: 'GET', path: 'merchants', handle: () => read({ data: merchants.all().map(merchantJson) }) },
  {
    method: 'POST',
    path: 'merchants',
    handle: ({ body }) => created(merchantJson(merchants.add(readMerchant(body)))),
  },
  {
    method: 'POST',
    path: 'webhooks/trigger',
    handle: ({ body }) => {
      const type = requiredText(body, 'event_type');
      return created({ triggered: webhooks.send({ type, data: asFields(body['override_data']), key: 'trigger' }) });
    },
  },
];

const merchantJson = ({ id, name, developerFeeRate, walletSetup }: Merchant) => ({
  ...{ merchant_id: id, name, developer_fee_rate: developerFeeRate, wallet_setup: walletSetup },
});

function readMerchant(body: Fields): Omit<Merchant, 'id'> {
  const developerFeeRate = optionalText(body, 'developer_fee_rate') ?? '0';
  const rate = parseDecimal(developerFeeRate);
  if (rate === undefined || rate > ONE || significantDecimals(developerFeeRate) > 4) {
    throw new ApiError(2006, 'developer_fee_rate');
  }
  const walletSetup = optionalOneOf(body, 'wallet_setup', WALLET_SETUPS) ?? 'Default';
  return { name: requiredText(body, 'name'), developerFeeRate, walletSetup };
}
