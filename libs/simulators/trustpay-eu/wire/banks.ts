/** A made-up bank of the two countries of wires (sheet, section 8.3); its account numbers pass the IBAN check. */
export interface Bank {
  readonly id: string;
  readonly name: string;
  readonly country: 'SK' | 'CZ';
  readonly payerAccount: string;
  readonly payerName: string;
}

export const BANKS: readonly Bank[] = [
  {
    id: 'danube',
    name: 'Danube Test Bank',
    country: 'SK',
    payerAccount: 'SK3399520000002107425307',
    payerName: 'TestAccount',
  },
  {
    id: 'tatry',
    name: 'Mountain Test Bank',
    country: 'SK',
    payerAccount: 'SK3699520000002107842741',
    payerName: 'Account name',
  },
  {
    id: 'moldau',
    name: 'Moldau Test Bank',
    country: 'CZ',
    payerAccount: 'CZ6508000000192000145399',
    payerName: 'Žofia Šťastná',
  },
  // A local number and a name with slashes: the separator of the signed text.
  {
    id: 'slash',
    name: 'Slash Test Bank',
    country: 'CZ',
    payerAccount: '2000145399/0800',
    payerName: 'Novák / syn s.r.o.',
  },
];

export const DEFAULT_BANK: Bank = BANKS[0]!;

export const bankById = (id: string | null | undefined): Bank | undefined => BANKS.find((bank) => bank.id === id);
