/** What is asked has no form at this provider. At the border of the adapter it becomes an outcome or an error. */
export class Unsupported extends Error {}
