import type { Clock } from '#libs/clock';
import { BoundedMap } from '#libs/simulators/kit';
import type { Callbacks } from '../cashier/callbacks';
import { isNumber } from '../cashier/order';
import { isWeb } from '../cashier/payins';
import type { Merchant } from '../merchants';
import { amountLiteral, parseCents } from '../wire/amount';
import { CODE, Refusal } from '../wire/envelope';
import type { Members, Value } from '../wire/literal-json';
import { Literal, literal, text } from '../wire/literal-json';
import { pageOf } from './pages';

/** States of this product are its own; the only one published is the 4 of a success (sheet 8). */
const DONE = 4;
/** 11 of 35, as in the example. */
const FEE = 1_100n;
const CARDS_MAX = 10_000;

interface VirtualCard {
  readonly merchant: Merchant;
  readonly cardId: number;
  readonly cardTypeId: string;
  readonly holder: string;
  readonly lastFour: string;
  balance: bigint;
}

/** The virtual card issuer as a thin stub (sheet 8): it opens cards, loads them, and lists what it did. */
export class VirtualCards {
  private readonly cards = new BoundedMap<number, VirtualCard>(CARDS_MAX);
  private readonly charges = new BoundedMap<string, Record<string, Value> & { merchant_id: Literal }>(CARDS_MAX);
  private lastId = 1000;

  constructor(
    private readonly clock: Clock,
    private readonly callbacks: Callbacks,
  ) {}

  readonly handlers: Readonly<Record<string, (merchant: Merchant, members: Members) => Value>> = {
    'vcard-available': () => ({
      items: [{ card_type_id: '23', bin: '531993', scheme: 'MASTERCARD', currency: 'USD' }],
    }),
    'vcard-open': (merchant, members) => this.open(merchant, members),
    'vcard-detail': (merchant, members) => cardData(this.card(merchant, members)),
    'vcard-recharge': (merchant, members) => this.recharge(merchant, members),
    'vcard-charges': (merchant, members) => pageOf(this.chargesOf(merchant), members),
    'vcard-cards': (merchant, members) =>
      pageOf([...this.cards.values()].filter(isOf(merchant)).map(cardData), members),
    'vcard-transactions': (merchant, members) => pageOf(this.transactionsOf(merchant, members), members),
    'vcard-fee-config': ({ merchantId }, members) => ({
      items: [
        {
          ...{ id: new Literal('1'), merchant_id: new Literal(merchantId) },
          ...{ card_type_id: text(members, 'card_type_id') ?? '23' },
          ...{ open_card_fee_rate: new Literal('0.03'), open_card_fee_fixed: new Literal('10.99') },
        },
      ],
    }),
  };

  private open(merchant: Merchant, members: Members): Value {
    const cardTypeId = text(members, 'card_type_id') ?? '';
    if (cardTypeId !== '23') throw new Refusal(CODE.badRequest, 'card_type_id is not offered');
    const holder = `${text(members, 'first_name') ?? ''} ${text(members, 'last_name') ?? ''}`.trim();
    const cardId = ++this.lastId;
    const lastFour = String(cardId).slice(-4);
    const card: VirtualCard = { merchant, cardId, cardTypeId, holder, lastFour, balance: 0n };
    const charged = this.charge(card, members, 'OPEN_CARD');
    this.cards.set(cardId, card);
    return charged;
  }

  private recharge(merchant: Merchant, members: Members): Value {
    return this.charge(this.card(merchant, members), members, 'CARD_CHARGE');
  }

  private charge(card: VirtualCard, members: Members, type: 'OPEN_CARD' | 'CARD_CHARGE'): Value {
    const orderNo = text(members, 'order_no');
    const amount = parseCents(literal(members, 'amount'));
    const notifyUrl = text(members, 'notify_url');
    if (!isNumber(orderNo)) throw new Refusal(CODE.badRequest, 'order_no is malformed');
    if (this.charges.has(orderNo)) throw new Refusal(CODE.orderExists, 'order already exists');
    if (amount === undefined || amount <= FEE) throw new Refusal(CODE.amountRule, 'amount does not cover the fee');
    if (notifyUrl !== undefined && !isWeb(notifyUrl)) throw new Refusal(CODE.badRequest, 'notify_url is malformed');
    card.balance += amount - FEE;
    const money = { amount: amountLiteral(amount), fee: amountLiteral(FEE), balance: amountLiteral(amount - FEE) };
    const told = { order_no: orderNo, status: new Literal(String(DONE)), card_id: new Literal(String(card.cardId)) };
    const merchant_id = new Literal(card.merchant.merchantId);
    const created_at = this.clock.now().toISOString();
    this.charges.set(orderNo, { ...told, ...money, charge_type: type, chain: '', created_at, merchant_id });
    const [secret = ''] = card.merchant.secrets;
    if (notifyUrl) this.callbacks.post(orderNo, notifyUrl, { ...told, ...money, type, reason: 'success' }, secret);
    return { ...told, ...money };
  }

  /** Of one card, or of all; a card is only ever loaded here. */
  private transactionsOf(merchant: Merchant, members: Members): Value[] {
    const charges = this.chargesOf(merchant);
    if (members.card_id === undefined) return charges;
    const id = String(this.card(merchant, members).cardId);
    return charges.filter(({ card_id }) => card_id instanceof Literal && card_id.text === id);
  }

  private chargesOf({ merchantId }: Merchant): Record<string, Value>[] {
    return [...this.charges.values()].filter(({ merchant_id }) => merchant_id.text === merchantId);
  }

  private card(merchant: Merchant, members: Members): VirtualCard {
    const card = this.cards.get(Number(literal(members, 'card_id') ?? '0'));
    if (!card || card.merchant !== merchant) throw new Refusal(CODE.badRequest, 'unknown card');
    return card;
  }
}

const isOf =
  (merchant: Merchant) =>
  (card: VirtualCard): boolean =>
    card.merchant === merchant;

/** As an issuer may well answer: with a number and a security code, which the caller must not keep. */
const cardData = ({ cardId, cardTypeId, holder, lastFour, balance }: VirtualCard): Value => ({
  ...{ card_id: new Literal(String(cardId)), card_type_id: cardTypeId, holder, status: new Literal(String(DONE)) },
  ...{ card_number: `531993000000${lastFour}`, cvv: '739', expiry: '2029-12', balance: amountLiteral(balance) },
});
