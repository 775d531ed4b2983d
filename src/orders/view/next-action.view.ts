import { formatAmount, fromMoneyJson } from '#libs/money';
import type { Amount } from '#libs/money';
import type { NextAction } from '#libs/payments';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { AmountSchema } from './amount.schema';

export class NextActionView {
  @ApiProperty({ enum: ['redirect', 'pay_to_address'] })
  type: 'redirect' | 'pay_to_address';

  @ApiPropertyOptional({
    format: 'uri',
    example: 'https://provider.example/pay/4337417657',
    description: "Send the payer's browser there; beside an address it shows the same as a page, where there is one",
  })
  url?: string;

  @ApiPropertyOptional({ example: '0x52908400098527886E0F7030069857D2E4169EE7', description: 'Where the coins go' })
  address?: string;

  @ApiPropertyOptional({ example: 'ETH', description: 'The chain of the address, by its name at the provider' })
  chain?: string;

  @ApiPropertyOptional({ example: 'ETH_USDT', description: 'What to send' })
  asset?: string;

  @ApiPropertyOptional({ type: AmountSchema, description: 'How much to send, in the asset' })
  amount?: Amount;

  @ApiPropertyOptional({ description: 'Text for a QR code' })
  qr?: string;
}

export function presentNextAction(action: NextAction): NextActionView {
  if (action.type === 'redirect') return { type: action.type, url: action.url };
  const { type, address, chain, url } = action;
  const amount = formatAmount(fromMoneyJson(action.amount));
  return { type, address, chain, asset: amount.currency, amount, qr: action.qr ?? address, url };
}
