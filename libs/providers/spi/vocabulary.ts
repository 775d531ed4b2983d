/** The words of payments that cross the SPI: a provider imports them from here and never from the payments library. */
export type {
  CaptureMode,
  CardDetails,
  CardInitiator,
  Decline,
  DeclineClass,
  Evidence,
  Outcome,
  PaymentMethod,
  SaveCard,
} from '#libs/payments';
