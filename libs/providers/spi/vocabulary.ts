/** The words of payments that cross the SPI: a provider imports them from here and never from the payments library. */
export type {
  AuthorizationWindow,
  CaptureMode,
  CardDetails,
  CardInitiator,
  Decline,
  DeclineClass,
  Evidence,
  NextAction,
  OperationType,
  Outcome,
  PaymentMethod,
  Receipt,
  SaveCard,
} from '#libs/payments';
export type { SettlementTerms } from '#libs/settlements';
