import type { Texts } from '../../card/pages/texts';
import { textsFor } from '../../card/pages/texts';

/** What a payer reads at the bank, beside the texts that all pages share. */
export interface BankTexts {
  readonly heading: string;
  readonly chooseBank: string;
  readonly simulator: string;
  readonly login: string;
  readonly user: string;
  readonly nameMissing: string;
  readonly from: string;
  readonly to: string;
  readonly confirm: string;
  readonly leave: string;
  readonly left: string;
  readonly leftHint: string;
  readonly comeBack: string;
}

const en: BankTexts = {
  heading: 'Pay from your bank',
  chooseBank: 'Choose your bank',
  simulator: 'Simulator. No money moves. Never type the password of a real bank.',
  login: 'Log in',
  user: 'Name (any will do)',
  nameMissing: 'Enter a name.',
  from: 'From account',
  to: 'To account',
  confirm: 'Confirm the payment of',
  leave: 'Leave without a word',
  left: 'You left the bank',
  leftHint: 'The shop is not told. The payment is neither made nor cancelled.',
  comeBack: 'Come back to the payment',
};

const sk: BankTexts = {
  heading: 'Platba z banky',
  chooseBank: 'Vyberte si banku',
  simulator: 'Simulátor. Žiadne peniaze sa nepohnú. Nikdy nezadávajte heslo do skutočnej banky.',
  login: 'Prihlásiť sa',
  user: 'Meno (ľubovoľné)',
  nameMissing: 'Zadajte meno.',
  from: 'Z účtu',
  to: 'Na účet',
  confirm: 'Potvrdiť platbu',
  leave: 'Odísť bez slova',
  left: 'Odišli ste z banky',
  leftHint: 'Obchod sa nič nedozvie. Platba nie je ani zaplatená, ani zrušená.',
  comeBack: 'Vrátiť sa k platbe',
};

const cs: BankTexts = {
  heading: 'Platba z banky',
  chooseBank: 'Vyberte si banku',
  simulator: 'Simulátor. Žádné peníze se nepohnou. Nikdy nezadávejte heslo do skutečné banky.',
  login: 'Přihlásit se',
  user: 'Jméno (libovolné)',
  nameMissing: 'Zadejte jméno.',
  from: 'Z účtu',
  to: 'Na účet',
  confirm: 'Potvrdit platbu',
  leave: 'Odejít beze slova',
  left: 'Odešli jste z banky',
  leftHint: 'Obchod se nic nedozví. Platba není ani zaplacená, ani zrušená.',
  comeBack: 'Vrátit se k platbě',
};

const BY_LANGUAGE: Readonly<Record<string, BankTexts>> = { en, sk, cs };

export function bankTextsFor(language: string | undefined): { texts: Texts & BankTexts; language: string } {
  const shared = textsFor(language);
  return { language: shared.language, texts: { ...shared.texts, ...(BY_LANGUAGE[shared.language] ?? en) } };
}
