/** What the payer reads, in the languages of the provider's home (sheet, section 8.3); the other ones read English. */
export interface Texts {
  readonly simulator: string;
  readonly pay: string;
  readonly cancel: string;
  readonly heading: string;
  readonly confirmHeading: string;
  readonly number: string;
  readonly expiry: string;
  readonly expiryFormat: string;
  readonly cvv: string;
  readonly reference: string;
  readonly card: string;
  readonly type: string;
  readonly badNumber: string;
  readonly badExpiry: string;
  readonly badCvv: string;
  readonly testCards: string;
  readonly testCardsHint: string;
  readonly outcome: string;
  readonly returning: string;
  readonly goOn: string;
}

const en: Texts = {
  simulator: 'Simulator. No money moves. Never type the number of a real card.',
  pay: 'Pay',
  cancel: 'Cancel payment',
  heading: 'Pay by card',
  confirmHeading: 'Confirm with your saved card',
  number: 'Card number',
  expiry: 'Expiry (MM/YY)',
  expiryFormat: 'MM/YY',
  cvv: 'CVV',
  reference: 'Reference',
  card: 'Card',
  type: 'Payment',
  badNumber: 'Enter the card number: 12 to 19 digits.',
  badExpiry: 'Enter a month that is not over, as MM/YY.',
  badCvv: 'Enter the 3 or 4 digits of the CVV.',
  testCards: 'Test cards',
  testCardsHint: 'Choose one to pay with it at once.',
  outcome: 'Outcome of this test payment',
  returning: 'Returning to the shop…',
  goOn: 'Continue',
};

const sk: Texts = {
  simulator: 'Simulátor. Žiadne peniaze sa nepohnú. Nikdy nezadávajte číslo skutočnej karty.',
  pay: 'Zaplatiť',
  cancel: 'Zrušiť platbu',
  heading: 'Platba kartou',
  confirmHeading: 'Potvrďte platbu uloženou kartou',
  number: 'Číslo karty',
  expiry: 'Platnosť (MM/RR)',
  expiryFormat: 'MM/RR',
  cvv: 'CVV',
  reference: 'Referencia',
  card: 'Karta',
  type: 'Platba',
  badNumber: 'Zadajte číslo karty: 12 až 19 číslic.',
  badExpiry: 'Zadajte mesiac, ktorý sa ešte neskončil, v tvare MM/RR.',
  badCvv: 'Zadajte 3 alebo 4 číslice CVV.',
  testCards: 'Testovacie karty',
  testCardsHint: 'Vybranou kartou sa zaplatí ihneď.',
  outcome: 'Výsledok testovacej platby',
  returning: 'Návrat do obchodu…',
  goOn: 'Pokračovať',
};

const cs: Texts = {
  simulator: 'Simulátor. Žádné peníze se nepohnou. Nikdy nezadávejte číslo skutečné karty.',
  pay: 'Zaplatit',
  cancel: 'Zrušit platbu',
  heading: 'Platba kartou',
  confirmHeading: 'Potvrďte platbu uloženou kartou',
  number: 'Číslo karty',
  expiry: 'Platnost (MM/RR)',
  expiryFormat: 'MM/RR',
  cvv: 'CVV',
  reference: 'Reference',
  card: 'Karta',
  type: 'Platba',
  badNumber: 'Zadejte číslo karty: 12 až 19 číslic.',
  badExpiry: 'Zadejte měsíc, který ještě neskončil, ve tvaru MM/RR.',
  badCvv: 'Zadejte 3 nebo 4 číslice CVV.',
  testCards: 'Testovací karty',
  testCardsHint: 'Vybranou kartou se zaplatí ihned.',
  outcome: 'Výsledek testovací platby',
  returning: 'Návrat do obchodu…',
  goOn: 'Pokračovat',
};

const LANGUAGES: ReadonlyMap<string, Texts> = new Map([
  ['en', en],
  ['sk', sk],
  ['cs', cs],
]);

export function textsFor(language: string | undefined): { texts: Texts; language: string } {
  const texts = language === undefined ? undefined : LANGUAGES.get(language);
  return texts && language ? { texts, language } : { texts: en, language: 'en' };
}
