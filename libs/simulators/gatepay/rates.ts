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

/** What is to be paid in `payCurrency` for one coin of an order in `currency`. */
export interface BookedConversion {
  readonly currency: string;
  readonly payCurrency: string;
  readonly rate: string;
}

export interface Converted {
  readonly amount: bigint;
  readonly rate: string;
}

/** The sheet's examples: 100 make 118.75, and 9.88 × 20000 = 197600 (3.3). */
const EXAMPLE: BookedRate = { fiatCurrency: 'EUR', coin: 'USDT', rate: '1.1875' };
const CONVERSION: BookedConversion = { currency: 'BTC', payCurrency: 'USDT', rate: '20000' };

/** What currencies and coins are worth in coins. An order keeps the rate of the moment in which it was created. */
export class Rates {
  private readonly rates = new Map<string, BookedRate>();
  private readonly conversions = new Map<string, BookedConversion>();

  constructor() {
    this.set(EXAMPLE);
    this.setConversion(CONVERSION);
  }

  set(rate: BookedRate): void {
    this.rates.set(`${rate.fiatCurrency}/${rate.coin}`, rate);
  }

  setConversion(rate: BookedConversion): void {
    this.conversions.set(`${rate.currency}/${rate.payCurrency}`, rate);
  }

  all(): readonly BookedRate[] {
    return [...this.rates.values()];
  }

  allConversions(): readonly BookedConversion[] {
    return [...this.conversions.values()];
  }

  coinsFor({ currency, amount }: Fiat, coin: string): Converted | undefined {
    return converted(amount, this.rates.get(`${currency}/${coin}`)?.rate);
  }

  /** What is to be paid for an order in another coin; undefined where the pair has no rate. */
  payFor(currency: string, amount: bigint, payCurrency: string): Converted | undefined {
    return converted(amount, this.conversions.get(`${currency}/${payCurrency}`)?.rate);
  }

  /** Whether the market is further from an order's rate than so many hundredths of a percent, up or down. */
  hasMoved(currency: string, payCurrency: string, rate: string, basisPoints: number): boolean {
    const now = parseDecimal(this.conversions.get(`${currency}/${payCurrency}`)?.rate) ?? 0n;
    const then = parseDecimal(rate) ?? 0n;
    const away = now > then ? now - then : then - now;
    return away * 10_000n > then * BigInt(basisPoints);
  }
}

/** By six decimals and rounded up, so that the merchant is never short (sheet 3.3). */
function converted(amount: bigint, rate: string | undefined): Converted | undefined {
  const units = parseDecimal(rate);
  if (units === undefined) return undefined;
  const micros = (amount * units + ONE * MICRO - 1n) / (ONE * MICRO);
  return { amount: micros * MICRO, rate: formatDecimal(units) };
}
