import { cobo } from './cobo';
import { gatepay } from './gatepay';
import { payfield } from './payfield';
import { trustPayMoney } from './trustpay-money';

export type { FaultyProvider } from './fault-case';
export { faultMatrix } from './fault-matrix';
export { FaultRun } from './fault-run';
export { FAULTS, NEVER_SENT } from './faults';
export { trustPayEu, trustPayEuBank } from './trustpay-eu';
export { cobo, gatepay, payfield, trustPayMoney };

/** Those that open a payment by a call, and that can be asked what became of it. */
export const FAULTY_PROVIDERS = [trustPayMoney, payfield, cobo, gatepay];
