/** What is owed to the customer since refunds were taken back, and what of it refunds under way have taken up. */
export class CustomerDebt {
  private owed = 0n;
  private readonly takenUp = new Map<number | undefined, bigint>();

  grow(minor: bigint): void {
    this.owed += minor;
  }

  /** Whatever goes back to the customer pays what is owed first; tells how much of it. */
  pay(minor: bigint): bigint {
    const paid = this.owed < minor ? this.owed : minor;
    this.owed -= paid;
    return paid;
  }

  promise(operationId: number | undefined, minor: bigint): bigint {
    const paid = this.pay(minor);
    this.takenUp.set(operationId, paid);
    return paid;
  }

  /** The refund does not come: what it took up is owed again. */
  fail(operationId: number | undefined): bigint {
    const again = this.takenUp.get(operationId) ?? 0n;
    this.owed += again;
    return again;
  }
}
