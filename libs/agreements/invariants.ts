import type { AgreementState } from './state';

/** @throws Error on a state that must not exist */
export function assertInvariants(state: AgreementState): void {
  const { open, held, nextPeriod, ended, parked, prices, agreement } = state;
  const fail = (what: string): never => {
    throw new Error(`agreement ${agreement?.agreementId ?? '?'}: ${what}`);
  };
  const indexes = [...open.map(({ period }) => period.index), ...held.map(({ index }) => index)];
  if (new Set(indexes).size !== indexes.length) fail('a period is open twice');
  if (indexes.some((index) => index >= nextPeriod)) fail('a period is open that was not dealt with');
  const underWay = open.filter(({ inFlight }) => inFlight).length + (state.prorationCharge ? 1 : 0);
  if (underWay > 1) fail('two charges are under way');
  if (ended && open.some(({ retry, standing }) => retry ?? standing)) fail('a charge waits although it has ended');
  if (ended && parked) fail('it is parked although it has ended');
  if (open.some(({ amount }) => BigInt(amount.minor) < 0n)) fail('a charge is below zero');
  if (prices.some(({ amount }) => BigInt(amount.minor) <= 0n)) fail('a price is not above zero');
}
