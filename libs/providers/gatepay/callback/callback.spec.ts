import { callback, config } from '../testing/samples';
import { CALLBACK } from '../testing/vectors';
import { factsOf } from './facts';
import { verifyCallback } from './verify';

const SENT = '1677573666000';
const at = (time: number) => ({ now: () => new Date(time) });
const verify = (raw = callback(CALLBACK, SENT), time = 1677573666000, settings = config()) =>
  verifyCallback(settings, at(time), raw);
const body = (change: Record<string, unknown>) => JSON.stringify({ ...JSON.parse(CALLBACK), ...change });

describe('a callback of GatePay', () => {
  it('is verified as in vector G4, and asks for our reference', () => {
    const raw = callback(CALLBACK, SENT);
    expect(raw.headers['x-gatepay-signature']).toMatch(/^808a6299c77f885a/);
    const verified = verify(raw);
    expect(verified).toEqual({
      valid: true,
      key: expect.stringMatching(/^PAY\/65466648727916544\/PAY_SUCCESS\/65466648727916545\/[0-9a-f]{32}$/),
    });
    expect(factsOf(raw)).toEqual([{ kind: 'ask', reference: '163', code: 'PAY/PAY_SUCCESS' }]);
  });

  it('must be of our time, by a tolerance that can be set', () => {
    for (const away of [10_000, -10_000]) expect(verify(undefined, 1677573666000 + away).valid).toBe(true);
    for (const away of [10_001, -10_001]) expect(verify(undefined, 1677573666000 + away).valid).toBe(false);
    const wide = config({ callbackToleranceMs: 300_000 });
    expect(verify(undefined, 1677573966000, wide).valid).toBe(true);
  });

  it('has the same key however often it is signed anew', () => {
    const again = callback(CALLBACK, '1677573681000', undefined, 'another0nonce');
    expect(verify(again, 1677573681000)).toEqual(verify());
    const other = callback(body({ data: '{}' }), SENT);
    expect(verify(other)).not.toEqual(verify());
  });

  it('is refused for a reason that is told', () => {
    const raw = callback(CALLBACK, SENT);
    const reason = (wrong: Parameters<typeof verify>[0]) => (verify(wrong) as { reason?: string }).reason;
    expect(reason({ ...raw, method: 'GET' })).toContain('POST');
    expect(reason({ ...raw, headers: {} })).toContain('time or a nonce');
    expect(reason({ ...raw, headers: { ...raw.headers, 'x-gatepay-nonce': 'a\nb' } })).toContain('time or a nonce');
    expect(reason({ ...raw, body: Buffer.from(`${CALLBACK}\n`) })).toContain('signature');
    expect(reason(callback('[]', SENT))).toContain('no callback');
    expect(reason(callback(body({ bizType: 7 }), SENT))).toContain('no callback');
    expect(reason(callback(body({ client_id: 'somebody' }), SENT))).toContain('another application');
    expect(reason(callback(body({ client_id: undefined, clientId: 'somebody' }), SENT))).toContain('another');
    expect(verify(callback(body({ client_id: undefined }), SENT)).valid).toBe(true);
  });

  it('of other products is taken, and says nothing', () => {
    const raw = callback(body({ bizType: 'WITHDRAW', data: undefined }), SENT);
    expect(verify(raw).valid).toBe(true);
    expect(factsOf(raw)).toEqual([]);
  });

  it.each([
    ['PAY', 'PAY_BLOCK'],
    ['PAY_ADDRESS', 'PAY_BLOCK'],
    ['TRANSFER_ADDRESS', 'TRANSFERRED_ADDRESS_BLOCK'],
  ])('about frozen coins leaves a remark for each of them: %s %s', (bizType, bizStatus) => {
    const remark = (data: object) => {
      const raw = callback(body({ bizType, bizStatus, data: { merchantTradeNo: '163', ...data } }), SENT);
      return factsOf(raw)[0];
    };
    const said = `coins came that are frozen: ${bizType}/${bizStatus}`;
    expect(remark({})).toEqual({ kind: 'ask', reference: '163', code: `${bizType}/${bizStatus}`, remark: said });
    expect(remark({ transactionId: '0xab' })).toMatchObject({ remark: `${said}, transaction 0xab` });
  });

  it('about a refund asks for the refund', () => {
    const data = JSON.stringify({ merchantTradeNo: '163', refundInfo: { refundRequestId: 'R1' } });
    const raw = callback(body({ bizType: 'PAY_REFUND', bizStatus: 'REFUND_REJECTED', data }), SENT);
    expect(factsOf(raw)).toEqual([{ kind: 'ask', reference: 'R1', code: 'PAY_REFUND/REFUND_REJECTED' }]);
  });

  it('without a reference of ours asks for none, and numbers stay texts', () => {
    const raw = callback('{"bizType":"PAY","bizStatus":"PAY_CLOSE","bizId":65466648727916544,"data":7}', SENT);
    expect(factsOf(raw)).toEqual([{ kind: 'ask', code: 'PAY/PAY_CLOSE' }]);
    expect(verify(raw)).toMatchObject({ key: expect.stringContaining('65466648727916544') });
  });
});
