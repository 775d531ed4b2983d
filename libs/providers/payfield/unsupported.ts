/** What is asked has no form at this provider. Inside the adapter only; at its border it becomes an outcome or an error. */
export class Unsupported extends Error {}
