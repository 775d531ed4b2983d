/** What is asked has no form at this provider. Inside the adapter only; at its border it becomes an answer. */
export class Unsupported extends Error {}
