/** User and password of API Banking, where nothing can print them. */
export class BankingCredentials {
  readonly #username: string;
  readonly #password: string;

  constructor(username: string, password: string) {
    this.#username = username;
    this.#password = password;
  }

  /** HTTP Basic (fact sheet 9.1). */
  authorization(): string {
    return `Basic ${Buffer.from(`${this.#username}:${this.#password}`, 'utf8').toString('base64')}`;
  }
}
