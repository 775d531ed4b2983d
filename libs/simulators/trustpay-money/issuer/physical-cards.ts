import { randomUUID } from 'node:crypto';
import { BoundedMap } from '#libs/simulators/kit';
import type { Merchant } from '../merchants';
import { balanceOf } from '../merchants';
import { parseCents, twoDecimals } from '../wire/amount';
import { CODE, Refusal } from '../wire/envelope';
import type { Members, Value } from '../wire/literal-json';
import { Literal, text } from '../wire/literal-json';
import { pageOf } from './pages';

const CURRENCY = 'USD';
const KEPT_MAX = 10_000;

interface Cardholder {
  readonly merchant: Merchant;
  readonly cardholderId: string;
  readonly name: string;
}

interface PhysicalCard {
  readonly cardholder: Cardholder;
  readonly cardId: string;
  readonly lastFour: string;
  balance: bigint;
  readonly loads: Value[];
}

/** The physical card issuer as a thin stub (sheet 9). Its amounts are texts. */
export class PhysicalCards {
  private readonly cardholders = new BoundedMap<string, Cardholder>(KEPT_MAX);
  private readonly cards = new BoundedMap<string, PhysicalCard>(KEPT_MAX);

  readonly handlers: Readonly<Record<string, (merchant: Merchant, members: Members) => Value>> = {
    'pcard-cardholder-create': (merchant, members) => this.create(merchant, members),
    'pcard-cardholders': (merchant, members) =>
      pageOf([...this.cardholders.values()].filter((one) => one.merchant === merchant).map(cardholderData), members),
    'pcard-assign': (merchant, members) => this.assign(merchant, members),
    'pcard-assigned-cards': (merchant, members) =>
      pageOf(
        [...this.cards.values()].filter(({ cardholder }) => cardholder.merchant === merchant).map(cardData),
        members,
      ),
    'pcard-card-balance': (merchant, members) => cardData(this.card(merchant, members)),
    'pcard-card-transactions': (merchant, members) => pageOf(this.card(merchant, members).loads, members),
    'pcard-account': (merchant) => ({
      currency: CURRENCY,
      available_balance: twoDecimals(balanceOf(merchant, CURRENCY).available),
    }),
    'pcard-charge': (merchant, members) => this.load(merchant, members),
  };

  /** A cardholder with a card, as after an assignment; for tests and the control interface. */
  issue(merchant: Merchant, lastFour = '0001'): { readonly cardholderId: string; readonly cardId: string } {
    const cardholder: Cardholder = { merchant, cardholderId: randomUUID(), name: 'Test User' };
    this.cardholders.set(cardholder.cardholderId, cardholder);
    return { cardholderId: cardholder.cardholderId, cardId: this.give(cardholder, lastFour).cardId };
  }

  private create(merchant: Merchant, members: Members): Value {
    const fields = ['first_name', 'last_name', 'email', 'country_code', 'phone_number'];
    const missing = fields.find((name) => text(members, name) === undefined);
    if (missing !== undefined) throw new Refusal(CODE.badRequest, `${missing} is missing`);
    const name = `${text(members, 'first_name')} ${text(members, 'last_name')}`;
    const cardholder: Cardholder = { merchant, cardholderId: randomUUID(), name };
    this.cardholders.set(cardholder.cardholderId, cardholder);
    return cardholderData(cardholder);
  }

  /** Of the number only the last four digits are kept. */
  private assign(merchant: Merchant, members: Members): Value {
    const cardholder = this.cardholders.get(text(members, 'cardholder_id') ?? '');
    const number = text(members, 'card_number') ?? '';
    if (cardholder?.merchant !== merchant) throw new Refusal(CODE.badRequest, 'unknown cardholder');
    if (!/^[0-9]{12,19}$/.test(number)) throw new Refusal(CODE.badRequest, 'card_number is malformed');
    return cardData(this.give(cardholder, number.slice(-4)));
  }

  private give(cardholder: Cardholder, lastFour: string): PhysicalCard {
    const card: PhysicalCard = { cardholder, cardId: randomUUID(), lastFour, balance: 10_000n, loads: [] };
    this.cards.set(card.cardId, card);
    return card;
  }

  private load(merchant: Merchant, members: Members): Value {
    const card = this.card(merchant, members);
    const amount = parseCents(text(members, 'amount'));
    const account = balanceOf(merchant, CURRENCY);
    if (amount === undefined || amount === 0n) throw new Refusal(CODE.badRequest, 'amount is malformed');
    if (account.available < amount) throw new Refusal(CODE.insufficientBalance, 'insufficient balance');
    account.available -= amount;
    card.balance += amount;
    const load = {
      ...{ card_id: card.cardId, cardholder_id: card.cardholder.cardholderId },
      ...{ order_no: text(members, 'order_no') ?? '', amount: twoDecimals(amount), status: new Literal('4') },
    };
    card.loads.push(load);
    return load;
  }

  private card(merchant: Merchant, members: Members): PhysicalCard {
    const card = this.cards.get(text(members, 'card_id') ?? '');
    if (card?.cardholder.merchant !== merchant) throw new Refusal(CODE.badRequest, 'unknown card');
    return card;
  }
}

const cardholderData = ({ cardholderId, name }: Cardholder): Value => ({
  ...{ cardholder_id: cardholderId, name, cardholder_status: 'ACTIVE' },
});

const cardData = ({ cardId, cardholder, lastFour, balance }: PhysicalCard): Value => ({
  ...{ card_id: cardId, cardholder_id: cardholder.cardholderId, card_suffix: lastFour },
  ...{ card_currency: CURRENCY, available_balance: twoDecimals(balance), card_status: 'ACTIVE' },
});
