/** How long a hold lives at a provider, as data. `basis` says how far the number can be relied on. */
export interface AuthorizationWindow {
  /** Of cards of this brand, in small letters; absent: of all others. */
  readonly brand?: string;
  readonly days: number;
  /** `scheme`: a default of the card scheme, quoted by acquirers that disagree (fact sheet "payments" 3.3). */
  readonly basis: 'documented' | 'scheme' | 'assumed';
}

const DAY_MS = 86_400_000;

/** The window of a card's brand, else that of all others, in milliseconds; undefined where there is neither. */
export function windowMs(windows: readonly AuthorizationWindow[] = [], brand?: string): number | undefined {
  const ofBrand = windows.find((one) => one.brand !== undefined && one.brand === brand?.toLowerCase());
  const window = ofBrand ?? windows.find((one) => one.brand === undefined);
  return window && window.days * DAY_MS;
}
