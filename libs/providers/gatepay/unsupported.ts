/**
 * What is asked has no form at this provider. Inside the adapter only; at its border it becomes a failed outcome or
 * the SPI's error.
 */
export class Unsupported extends Error {}
