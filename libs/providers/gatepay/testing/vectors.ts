/** Section 2.2 of the fact sheet: computed there in two languages. */
export const KEY = 'gp_payment_secret_0123456789';

const ORDER =
  '{"merchantTradeNo":"163","env":{"terminalType":"APP"},"currency":"USDT","orderAmount":"118.75","merchantUserId":123,' +
  '"goods":{"goodsType":"02","goodsName":"Sipariş Ödemesi - 177","goodsDetail":"Sipariş No : 160"},"chain":"MATIC",' +
  '"fullCurrType":"USDT_MATIC"}';

export const CALLBACK =
  '{"bizType":"PAY","bizId":"65466648727916544","bizStatus":"PAY_SUCCESS",' +
  '"client_id":"4186d0c6-6a35-55a9-8dc6-5312769dbff8","data":"{\\"merchantTradeNo\\":\\"163\\",' +
  '\\"goodsName\\":\\"Order 163\\",\\"terminalType\\":\\"APP\\",\\"currency\\":\\"USDT\\",' +
  '\\"orderAmount\\":\\"118.75\\",\\"createTime\\":1677573665000,\\"transactionId\\":\\"65466648727916545\\"}"}';

const REQUEST = { timestamp: '1672905655498', nonce: '9578' };

export const VECTORS = [
  {
    ...{ id: 'G1', ...REQUEST, body: ORDER, bytes: 259 },
    signature:
      '3b3169fbbd81c1c3074cb3ee4fe743c9ec47993518cd884fdbc1269f52cec507' +
      '1d7862c1277085c01ae2328945359ea3f3c35fa7c187e821a3bff45403406c5e',
  },
  {
    ...{ id: 'G2', ...REQUEST, body: '', bytes: 0 },
    signature:
      'fbfa74f0b6f1382b437cb23def89709a0780a086ee3c044c33d384ad5916c533' +
      'f454398cd91e09c8e2b72360286c01824b30edf1a750b470678e81de6047e6f4',
  },
  {
    ...{ id: 'G3', ...REQUEST, body: '{"prepayId":"65466648727916544"}', bytes: 32 },
    signature:
      '74d716d2e6b670cb0cb72e289505e21eb75fa287ba2f0a4716850bed664d1e6d' +
      '71cca62fe4a5c510bf98db8026fb5b7ef9271bc87dfc39fc449810c10dc8bf78',
  },
  {
    ...{ id: 'G3b', ...REQUEST, body: '{"prepayId":"65466648727916544"}\n', bytes: 33 },
    signature:
      'a3328332b05892a22e2edbb1ba9b77d02922eaf2f4ed394e29a83aedb0e15287' +
      '1bb983714bf2cb0ed61d42730235727e8bd931247560495d849019597fcfb339',
  },
  {
    ...{ id: 'G4', timestamp: '1677573666000', nonce: 'n0nce16charsABCD', body: CALLBACK, bytes: 332 },
    signature:
      '808a6299c77f885a928edea1b178e9867dc10bfe5042ca761c6b9092b14acd32' +
      '81de3b13a6772fccdea0fbd9b22bfaa35945c73d224b1e2d48a1f689a9734608',
  },
  {
    ...{ id: 'G5', ...REQUEST, body: JSON.stringify(JSON.parse(ORDER), undefined, 2), bytes: 322 },
    signature:
      'b9c764b102ea6ca0651061addba9a1e2b29fcfa1dcf43aea077af43a8c598ba9' +
      '86d25ee107413b4d7bb584154b0d3afb905432dcf593a3d17a744306c8b5af49',
  },
] as const;
