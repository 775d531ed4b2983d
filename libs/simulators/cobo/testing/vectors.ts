/** Sheet, 2.4, written down once more: what the adapter has of them proves nothing here. */
export const API_SECRET = '000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f';
export const API_KEY = '03a107bff3ce10be1d70dd18e74bc09967e4d6309ba50d5f1ddc8664125531b8';
export const PLATFORM_SECRET = '202122232425262728292a2b2c2d2e2f303132333435363738393a3b3c3d3e3f';
export const PLATFORM_KEY = '29acbae141bccaf0b22e1a94d34d0bc7361e526d0bfe12c89794bc9322966dd7';

const C1_BODY = [
  '{"merchant_id":"1001","psp_order_code":"P20240201001","merchant_order_code":"M20240201001",',
  '"pricing_currency":"USD","pricing_amount":"100.00","fee_amount":"2.00","payable_currency":"ETH_USDT",',
  '"expired_in":1800,"amount_tolerance":"0.5"}',
].join('');
const C5_BODY = [
  '{"event_id":"8f2e919a-6a7b-4a9b-8c1a-4c0b3f5b8b1f","url":"https://ledger.example/webhooks/cobo",',
  '"created_timestamp":1701396866000,"type":"payment.status.updated","data":{"data_type":"PaymentOrder",',
  '"order_id":"O20250304-M1001-1001","psp_order_code":"P20240201001","status":"Completed"},',
  '"status":"Retrying","retries_left":10}',
].join('');

/** Name, secret, text, signature in two halves. */
export const VECTORS = [
  [
    'C1',
    API_SECRET,
    `POST|/v2/payments/orders|1718587017026||${C1_BODY}`,
    '0671e61b6a49d0fb89220445d92ed6d870e66632980f80f445344bcc8d165d3d',
    '3ff4b1e101da4fc595359f1306372b0b97001544627a09b56113bb5caa1ceb06',
  ],
  [
    'C2',
    API_SECRET,
    'GET|/v2/payments/orders|1718587017027|limit=10&statuses=Pending%2CProcessing|',
    'f625ad39191286252a8b5d44503b0058d6d74de12ad5346c50051734032d04bd',
    'e227ff4663bdf300b52aa678e43e3ca61322bc63ae6b09ec56f6398e3808b60a',
  ],
  [
    'C3',
    API_SECRET,
    'PUT|/v2/payments/orders/O20250304-M1001-1001|1718587017028||{"expired":true}',
    '0943e78cd3a05a5aef6cedaac58cc6ccc45c700a400f77ee3a183ef710f54f37',
    '6b984f2e95865d9cfde43ab037fad8e1e059de29f90e2b75ae0a246c7e55dd03',
  ],
  [
    'C4',
    API_SECRET,
    'GET|/v2/payments/orders/O20250304-M1001-1001|1718587017029||',
    '6a46a7b970f3c1d0d5b0f701a2b147d951b3b78ed4dc2f869a9383e8888cf4df',
    'de55d5d25c1bcfebddda5365fd5af33951b7b8eefe96df12bf8ad98bab3f9c0c',
  ],
  [
    'C5',
    PLATFORM_SECRET,
    `${C5_BODY}|1701396866123`,
    '2c6ee5b207a4d00e19fa8035e4152fe4ed3468ffb2ba68f9ad706b88c28f7c2b',
    'fcf2dec3dc1adf40740c839753e8ec2b3913894072d474e1dd79831e6617e20f',
  ],
  [
    'C6',
    PLATFORM_SECRET,
    '{"order_id":"O1"}|1701396866200',
    '62ab7c92ae4bd977129871c3f7fac12565d340e61e71de9399c230d7403a1776',
    'ef618093c5464664eb332f47784d28b615d456d1bfe7bc17f200ee3968575b05',
  ],
] as const;
