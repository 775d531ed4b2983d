import type { AccountType, Layer } from '#libs/ledger';
import type { NamedAccount } from '../../read-models/queries';

/** The five roots that plain-text accounting knows. Promises and exchanges are neither owned nor owed. */
const ROOTS: Readonly<Record<AccountType, string>> = {
  asset: 'Assets',
  liability: 'Liabilities',
  expense: 'Expenses',
  position: 'Equity:Exchange',
  memo: 'Equity',
};

type Key = Pick<NamedAccount, 'merchantId' | 'account' | 'layer'>;

/**
 * Our accounts under names that beancount, ledger and hledger all take: `psp:acme:EUR:receivable` of merchant `shop` is
 * `Assets:Shop:Psp:Acme:EUR:Receivable`. Where two become the same name, the later one gets a number.
 */
export class AccountNames {
  private readonly names = new Map<string, string>();

  constructor(accounts: readonly NamedAccount[]) {
    const taken = new Set<string>();
    for (const account of accounts) {
      if (this.names.has(keyOf(account))) continue;
      const plain = plainName(account);
      let name = plain;
      for (let number = 2; taken.has(name); number++) name = `${plain}-${number}`;
      taken.add(name);
      this.names.set(keyOf(account), name);
    }
  }

  /** @throws Error for an account that was not announced: the file would not stand for itself */
  of(key: Key): string {
    const name = this.names.get(keyOf(key));
    if (name === undefined) throw new Error(`account ${key.account} of ${key.merchantId} is not among the accounts`);
    return name;
  }
}

const keyOf = ({ merchantId, account, layer }: Key): string => `${merchantId}\n${account}\n${layer}`;

function plainName({ merchantId, account, type, layer }: NamedAccount): string {
  const root = layer === ('pending' satisfies Layer) ? 'Equity:Pending' : ROOTS[type];
  return [root, ...[merchantId, ...account.split(':')].map(component)].join(':');
}

/** A capital letter or a digit, then letters, digits and dashes. */
function component(text: string): string {
  const plain = text
    .normalize('NFKD')
    .replaceAll(/[^A-Za-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '');
  return plain === '' ? 'X' : plain.charAt(0).toUpperCase() + plain.slice(1);
}

/** Commodities as beancount takes them; ledger and hledger take the same in quotes. */
export const commodity = (currency: string): string => (/^[A-Z]/.test(currency) ? currency : `X${currency}`);
