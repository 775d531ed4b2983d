/** A wrong field, as the list `errors` names it. */
export interface FieldError {
  readonly field: string;
  readonly message: string;
}

/** What the caller is refused with (sheet, section 8). Codes of 403, 422 and 500 are guesses (U3). */
export class Refusal extends Error {
  constructor(
    readonly status: 401 | 403 | 404 | 422,
    message: string,
    readonly errors?: readonly FieldError[],
  ) {
    super(message);
  }

  get code(): string {
    return { 401: 'unauthorized', 403: 'forbidden', 404: 'not_found', 422: 'validation_error' }[this.status];
  }
}

export const invalid = (message: string, errors?: readonly FieldError[]): Refusal => new Refusal(422, message, errors);
export const unauthorized = (message: string): Refusal => new Refusal(401, message);
