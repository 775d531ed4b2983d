import type { ClientAnswer, ClientOperation } from '../../spi';
import { PATHS } from '../cashier/paths';
import type { TrustPayMoneyConfig } from '../config';
import type { Call } from '../wire/call';
import type { JsonObject } from '../wire/json';
import type { RequestFields } from '../wire/request';
import { withoutData } from './answers';
import { cardDirectPayin } from './card-direct';
import * as field from './fields';
import type { WireField } from './fields';
import { orderAnswer } from './order-answer';
import { toPlainData } from './redact';

/** What an operation is, as data: everything but the way there and back. */
interface Described {
  readonly name: string;
  readonly title: string;
  readonly path: string;
  readonly changes?: true;
  readonly fields?: readonly WireField[];
  /** Our reference goes under this name, so that a repeat is known as one. */
  readonly numberedAs?: 'order_no' | 'merchant_refund_no';
  /** Takes card numbers. */
  readonly takesCards?: true;
  /** What a caller is shown of the answer; by default all of it but card data. */
  readonly shown?: (data: JsonObject) => ClientAnswer;
}

/** What the provider offers beside payments (fact sheet 4.3 to 4.6, 8 and 9). */
export function clientOperationsOf(config: TrustPayMoneyConfig, call: Call): readonly ClientOperation[] {
  const offered = [...orders, ...account(), ...virtualCards(config), ...physicalCards(config)];
  const allowed = offered.filter(({ takesCards }) => !takesCards || config.cardDirect);
  const operations = allowed.map((described) => operationOf(described, call));
  return config.cardDirect ? [...operations, cardDirectPayin(config, call)] : operations;
}

/**
 * Of orders that are none of the ledger's, such as a card charged by its number. One of the ledger's is refunded by the
 * ledger, which would not know of a refund made here.
 */
const orders: readonly Described[] = [
  {
    ...{ name: 'order', title: 'An order as the provider has it', path: PATHS.queryOrder, shown: orderAnswer },
    fields: [field.orderNo],
  },
  {
    ...{ name: 'refund', title: "Refund an order that is none of the ledger's", path: PATHS.refund, changes: true },
    ...{ numberedAs: 'merchant_refund_no', fields: [field.orderNo, field.refundAmount, field.reason] },
  },
];

const account = (): readonly Described[] => [
  { name: 'balance', title: 'Balance of an account', path: PATHS.balance, fields: [field.currencyId] },
  { name: 'fee-overview', title: 'Fees of payins and disputes', path: PATHS.feeOverview },
];

function virtualCards({ issuerPaths: path }: TrustPayMoneyConfig): readonly Described[] {
  const paged = [field.page, field.pageSize];
  return [
    { name: 'vcard-available', title: 'Virtual cards: kinds on offer', path: path['vcard-available'] },
    {
      ...{ name: 'vcard-open', title: 'Virtual cards: open one', path: path['vcard-open'], numberedAs: 'order_no' },
      changes: true,
      fields: [
        field.cardTypeId,
        field.asNumber(field.amount),
        field.notifyUrl,
        field.name('first'),
        field.name('last'),
      ],
    },
    { name: 'vcard-detail', title: 'Virtual cards: one card', path: path['vcard-detail'], fields: [field.cardIndex] },
    {
      ...{
        name: 'vcard-recharge',
        title: 'Virtual cards: load one',
        path: path['vcard-recharge'],
        numberedAs: 'order_no',
      },
      changes: true,
      fields: [field.cardIndex, field.asNumber(field.amount), field.notifyUrl],
    },
    { name: 'vcard-charges', title: 'Virtual cards: orders', path: path['vcard-charges'], fields: paged },
    { name: 'vcard-cards', title: 'Virtual cards: list', path: path['vcard-cards'], fields: paged },
    {
      ...{ name: 'vcard-transactions', title: 'Virtual cards: transactions', path: path['vcard-transactions'] },
      fields: [field.optional(field.cardIndex), ...paged],
    },
    {
      ...{ name: 'vcard-fee-config', title: 'Virtual cards: fees', path: path['vcard-fee-config'] },
      fields: [field.optional(field.cardTypeId)],
    },
  ];
}

/** Amounts are texts here, numbers everywhere else (fact sheet 9). */
function physicalCards({ issuerPaths: path }: TrustPayMoneyConfig): readonly Described[] {
  const paged = [field.page, field.pageSize];
  const person = [field.name('first'), field.name('last'), field.email, field.countryCode, field.phoneNumber];
  return [
    {
      ...{ name: 'pcard-cardholder-create', title: 'Physical cards: create a cardholder' },
      ...{ path: path['pcard-cardholder-create'], changes: true, fields: [...person, field.notifyUrl] },
    },
    { name: 'pcard-cardholders', title: 'Physical cards: cardholders', path: path['pcard-cardholders'], fields: paged },
    {
      ...{ name: 'pcard-assign', title: 'Physical cards: assign one', path: path['pcard-assign'], takesCards: true },
      ...{ changes: true, fields: [field.cardholderId, field.cardNumber] },
    },
    {
      ...{ name: 'pcard-assigned-cards', title: 'Physical cards: assigned cards', path: path['pcard-assigned-cards'] },
      fields: paged,
    },
    {
      ...{ name: 'pcard-card-balance', title: 'Physical cards: balance', path: path['pcard-card-balance'] },
      fields: [field.cardUuid],
    },
    {
      ...{ name: 'pcard-card-transactions', title: 'Physical cards: transactions' },
      ...{ path: path['pcard-card-transactions'], fields: [field.cardUuid, ...paged] },
    },
    { name: 'pcard-account', title: 'Physical cards: our account', path: path['pcard-account'] },
    {
      ...{
        name: 'pcard-charge',
        title: 'Physical cards: load one',
        path: path['pcard-charge'],
        numberedAs: 'order_no',
      },
      ...{ changes: true, fields: [field.cardUuid, field.amount] },
    },
  ];
}

function operationOf(described: Described, call: Call): ClientOperation {
  const { name, title, path, changes = false, fields = [], numberedAs, shown = plain } = described;
  return {
    ...{ name, title, changes, fields: fields.map(field.describe) },
    call: async (input, reference) => {
      const number: RequestFields = numberedAs ? { [numberedAs]: reference } : {};
      const reply = await call(path, { ...number, ...field.toWire(fields, input) });
      return reply.kind === 'data' ? shown(reply.data) : withoutData(reply);
    },
  };
}

const plain = (data: JsonObject): ClientAnswer => ({ kind: 'answered', data: toPlainData(data) });
