import { MICRO, ONE, formatDecimal, parseDecimal } from './decimal';

/** An amount in the merchant's own currency. */
export interface Fiat {
  readonly currency: string;
  readonly amount: bigint;
}

/** Coins for one unit of a fiat currency. */
export interface BookedRate {
  readonly fiatCurrency: string;
  readonly coin: string;
  readonly rate: string;
}

/** The sheet's example: 100 make 118.75 (3.3). */
const EXAMPLE: BookedRate = { fiatCurrency: 'EUR', coin: 'USDT', rate: '1.1875' };

/** What a fiat currency is worth in coins. An order keeps the rate of the moment in which it was created. */
export class Rates {
  private readonly rates = new Map<string, BookedRate>();

  constructor() {
    this.set(EXAMPLE);
  }

  set(rate: BookedRate): void {
    this.rates.set(`${rate.fiatCurrency}/${rate.coin}`, rate);
  }

  all(): readonly BookedRate[] {
    return [...this.rates.values()];
  }

  /** Coins for an amount, by six decimals and rounded up, so that the merchant is never short (sheet 3.3). */
  coinsFor({ currency, amount }: Fiat, coin: string): { readonly amount: bigint; readonly rate: string } | undefined {
    const units = parseDecimal(this.rates.get(`${currency}/${coin}`)?.rate);
    if (units === undefined) return undefined;
    const micros = (amount * units + ONE * MICRO - 1n) / (ONE * MICRO);
    return { amount: micros * MICRO, rate: formatDecimal(units) };
  }
}
