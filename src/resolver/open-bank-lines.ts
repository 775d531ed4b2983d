import type { BankLine } from '#libs/settlements';
import { Injectable } from '@nestjs/common';
import { Pool } from 'pg';

/** Lines of imported statements for which nothing has been found yet. */
@Injectable()
export class OpenBankLines {
  constructor(private readonly pool: Pool) {}

  /** Those of the merchant that bear a reference. */
  async naming(merchantId: string, reference: string): Promise<BankLine[]> {
    const { rows } = await this.pool.query<
      Omit<BankLine, 'amount' | 'bookedOn'> & { amount: string; bookedOn: string }
    >(
      `SELECT bank_line_id AS id, account, currency, amount, booked_on AS "bookedOn", names AS "references"
         FROM rm.bank_line WHERE merchant_id = $1 AND matched_to IS NULL AND names ? $2 ORDER BY position`,
      [merchantId, reference],
    );
    return rows.map(({ amount, bookedOn, ...row }) => ({
      ...row,
      amount: BigInt(amount),
      bookedOn: new Date(`${bookedOn}T00:00:00.000Z`),
    }));
  }
}
