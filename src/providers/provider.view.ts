import type { ProviderAdapter } from '#libs/providers';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';

export class AuthorizationWindowView {
  @ApiPropertyOptional({ example: 'visa', description: 'Of cards of this brand; absent: of all others' })
  brand?: string;

  @ApiProperty({ type: 'integer', example: 7 })
  days: number;

  @ApiProperty({ enum: ['documented', 'scheme', 'assumed'], description: 'How far the number can be relied on' })
  basis: string;
}

export class SettlementDelayView {
  @ApiProperty({ example: 'card' })
  method: string;

  @ApiProperty({ type: 'integer', example: 3, description: 'Calendar days from the capture to the payout' })
  days: number;

  @ApiProperty({ enum: ['documented', 'assumed'], description: 'How far the number can be relied on' })
  basis: string;
}

export class CapabilitiesView {
  @ApiProperty({ type: [String], example: ['card'] })
  methods: readonly string[];

  @ApiProperty({ type: [String], example: ['hosted', 'background'] })
  flows: readonly string[];

  @ApiProperty({ type: [String], example: ['EUR', 'CZK'], description: 'Empty: every currency of the account' })
  currencies: readonly string[];

  @ApiProperty({ example: true, description: 'Payers pay again with a card on file' })
  card_on_file_customer_initiated: boolean;

  @ApiProperty({ example: true, description: 'Cards on file are charged without the payer' })
  card_on_file_merchant_initiated: boolean;

  @ApiProperty({ example: true, description: 'An amount of 0.00 verifies a card' })
  zero_amount_verification: boolean;

  @ApiProperty({ example: true })
  partial_capture: boolean;

  @ApiProperty({ example: true })
  multiple_captures: boolean;

  @ApiProperty({ example: true })
  refund: boolean;

  @ApiProperty({ example: true })
  partial_refund: boolean;

  @ApiProperty({ example: true })
  multiple_refunds: boolean;

  @ApiProperty({ example: true })
  void: boolean;

  @ApiProperty({ example: false, description: 'What is left after a partial capture can be given back by itself' })
  void_after_capture: boolean;

  @ApiProperty({ type: 'integer', example: 604_800, description: 'Seconds that a hold is expected to live' })
  hold_lifetime: number;

  @ApiProperty({ type: [AuthorizationWindowView], description: 'The same by brand of card; before `hold_lifetime`' })
  authorization_windows: readonly AuthorizationWindowView[];

  @ApiPropertyOptional({
    type: 'integer',
    example: 7,
    description: 'Calendar days that a bank transfer is waited for after the payer has ordered it',
  })
  transfer_days?: number;

  @ApiProperty({ type: [SettlementDelayView], description: 'When a settlement that did not come is overdue' })
  settlement_delays: readonly SettlementDelayView[];

  @ApiProperty({ example: false, description: 'Whether an operation in doubt can be asked about' })
  query: boolean;

  @ApiProperty({
    type: [String],
    enum: ['query', 'notification', 'statement', 'person'],
    isArray: true,
    example: ['query', 'notification', 'statement', 'person'],
    description: 'What can end a doubt here, in this order; `statement` for what is a line of the bank by itself',
  })
  doubts_ended_by: readonly string[];

  @ApiPropertyOptional({ type: 'integer', example: 1_800, description: 'Seconds that a hosted payment lives at most' })
  hosted_lifetime?: number;
}

export class ProviderView {
  @ApiProperty({ example: 'trustpay-eu' })
  name: string;

  @ApiProperty({ example: 'TrustPay EU' })
  title: string;

  @ApiProperty({ type: CapabilitiesView, description: 'What the provider can do in this deployment' })
  capabilities: CapabilitiesView;
}

export class ProviderListView {
  @ApiProperty({ type: [ProviderView] })
  data: ProviderView[];
}

const seconds = (milliseconds: number): number => Math.floor(milliseconds / 1_000);

/** The ladder of practice sheet "payments" 3.5.2, as far as this provider goes. A person can always look. */
const ladderOf = ({ capabilities: can, notifications }: ProviderAdapter): string[] => [
  ...(can.query ? ['query'] : []),
  ...(notifications ? ['notification'] : []),
  ...(can.statement ? ['statement'] : []),
  'person',
];

export function presentProvider(adapter: ProviderAdapter): ProviderView {
  const { name, title, capabilities: can } = adapter;
  const capabilities: CapabilitiesView = {
    methods: can.methods,
    flows: can.flows,
    currencies: can.currencies === 'any' ? [] : can.currencies,
    card_on_file_customer_initiated: can.cardOnFile.customerInitiated,
    card_on_file_merchant_initiated: can.cardOnFile.merchantInitiated,
    zero_amount_verification: can.zeroAmountVerification,
    partial_capture: can.partialCapture,
    multiple_captures: can.multipleCaptures,
    refund: can.refund,
    partial_refund: can.partialRefund,
    multiple_refunds: can.multipleRefunds,
    void: can.void,
    void_after_capture: can.voidAfterCapture,
    hold_lifetime: seconds(can.holdLifetimeMs),
    authorization_windows: can.authorizationWindow ?? [],
    transfer_days: can.transferDays,
    settlement_delays: can.settlementDelays ?? [],
    query: can.query !== undefined,
    doubts_ended_by: ladderOf(adapter),
    hosted_lifetime: can.hostedLifetimeMs === undefined ? undefined : seconds(can.hostedLifetimeMs),
  };
  return { name, title, capabilities };
}
