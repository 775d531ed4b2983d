/** Fact sheet 2.4: the worked vectors, cross-checked in two other libraries. */
export const API_SECRET = '000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f';
export const API_KEY = '03a107bff3ce10be1d70dd18e74bc09967e4d6309ba50d5f1ddc8664125531b8';
export const PLATFORM_KEY = '29acbae141bccaf0b22e1a94d34d0bc7361e526d0bfe12c89794bc9322966dd7';

/** Long texts stand in pieces of a line each. */
export const REQUEST_VECTORS = [
  {
    name: 'C1',
    parts: {
      method: 'POST',
      path: '/v2/payments/orders',
      nonce: '1718587017026',
      query: '',
      body: [
        '{"merchant_id":"1001","psp_order_code":"P20240201001","merchant_order_code":"M20240201001"',
        ',"pricing_currency":"USD","pricing_amount":"100.00","fee_amount":"2.00","payable_currency"',
        ':"ETH_USDT","expired_in":1800,"amount_tolerance":"0.5"}',
      ].join(''),
    },
    text: [
      'POST|/v2/payments/orders|1718587017026||{"merchant_id":"1001","psp_order_code":"P202402010',
      '01","merchant_order_code":"M20240201001","pricing_currency":"USD","pricing_amount":"100.00',
      '","fee_amount":"2.00","payable_currency":"ETH_USDT","expired_in":1800,"amount_tolerance":"',
      '0.5"}',
    ].join(''),
    digest: '3309bb68f75039995f46282ceeefd6f8737b5e294e11602d2cf52a6fff183fe4',
    signature: [
      '0671e61b6a49d0fb89220445d92ed6d870e66632980f80f445344bcc8d165d3d3ff4b1e101da4fc595359f1306',
      '372b0b97001544627a09b56113bb5caa1ceb06',
    ].join(''),
  },
  {
    name: 'C2',
    parts: {
      method: 'GET',
      path: '/v2/payments/orders',
      nonce: '1718587017027',
      query: 'limit=10&statuses=Pending%2CProcessing',
      body: '',
    },
    text: 'GET|/v2/payments/orders|1718587017027|limit=10&statuses=Pending%2CProcessing|',
    digest: '788ebc83938831ed20b80584e17635f504d7ce6d5e5db7105ccad2c59235329b',
    signature: [
      'f625ad39191286252a8b5d44503b0058d6d74de12ad5346c50051734032d04bde227ff4663bdf300b52aa678e4',
      '3e3ca61322bc63ae6b09ec56f6398e3808b60a',
    ].join(''),
  },
  {
    name: 'C3',
    parts: {
      method: 'PUT',
      path: '/v2/payments/orders/O20250304-M1001-1001',
      nonce: '1718587017028',
      query: '',
      body: '{"expired":true}',
    },
    text: 'PUT|/v2/payments/orders/O20250304-M1001-1001|1718587017028||{"expired":true}',
    digest: 'd9738e77556de5fe19379ab596e9d165ae01efbe3bc55fee1cbb758a6a77ca0e',
    signature: [
      '0943e78cd3a05a5aef6cedaac58cc6ccc45c700a400f77ee3a183ef710f54f376b984f2e95865d9cfde43ab037',
      'fad8e1e059de29f90e2b75ae0a246c7e55dd03',
    ].join(''),
  },
  {
    name: 'C4',
    parts: {
      method: 'GET',
      path: '/v2/payments/orders/O20250304-M1001-1001',
      nonce: '1718587017029',
      query: '',
      body: '',
    },
    text: 'GET|/v2/payments/orders/O20250304-M1001-1001|1718587017029||',
    digest: '6ea26b8c88713bf1f8d86f2a373a6e1771f704c275f65147a3f978e8487f5e3c',
    signature: [
      '6a46a7b970f3c1d0d5b0f701a2b147d951b3b78ed4dc2f869a9383e8888cf4dfde55d5d25c1bcfebddda5365fd',
      '5af33951b7b8eefe96df12bf8ad98bab3f9c0c',
    ].join(''),
  },
];

export const ANSWER_VECTORS = [
  {
    name: 'C5',
    body: [
      '{"event_id":"8f2e919a-6a7b-4a9b-8c1a-4c0b3f5b8b1f","url":"https://ledger.example/webhooks/',
      'cobo","created_timestamp":1701396866000,"type":"payment.status.updated","data":{"data_type',
      '":"PaymentOrder","order_id":"O20250304-M1001-1001","psp_order_code":"P20240201001","status',
      '":"Completed"},"status":"Retrying","retries_left":10}',
    ].join(''),
    timestamp: '1701396866123',
    digest: '0404fb2e1d752525aa178d1f832d84dd52a67e44545d825327947b54d2bfe5be',
    signature: [
      '2c6ee5b207a4d00e19fa8035e4152fe4ed3468ffb2ba68f9ad706b88c28f7c2bfcf2dec3dc1adf40740c839753',
      'e8ec2b3913894072d474e1dd79831e6617e20f',
    ].join(''),
  },
  {
    name: 'C6',
    body: '{"order_id":"O1"}',
    timestamp: '1701396866200',
    digest: '542142006076ffc63043f94678ec64c6d125a553adf267356adb86c1614888da',
    signature: [
      '62ab7c92ae4bd977129871c3f7fac12565d340e61e71de9399c230d7403a1776ef618093c5464664eb332f4778',
      '4d28b615d456d1bfe7bc17f200ee3968575b05',
    ].join(''),
  },
];
