interface Transfer {
  readonly txId: string;
  readonly toAddress?: string;
  readonly amount: string;
  readonly status: 'Confirming' | 'Completed' | 'Failed';
  readonly createdAt: number;
  readonly updatedAt: number;
}

/** A `PaymentTransaction` of money on its way out, with its times in milliseconds (sheet, 3.3). */
export const transferJson = ({ txId, toAddress = '', amount, status, createdAt, updatedAt }: Transfer): object => ({
  tx_id: txId,
  from_address: 'platform',
  to_address: toAddress,
  ...{ amount, status },
  created_timestamp: createdAt,
  updated_timestamp: updatedAt,
});
