import { readRefusal } from './refusal';

const read = (status: number, body: unknown) => readRefusal(status, Buffer.from(JSON.stringify(body)));

describe('a refusal', () => {
  it('is read in both generations of the contract', () => {
    const message = 'Invalid API key';
    const refusal = { code: 'unauthorized', reason: message, notFound: false };
    expect(read(401, { message, code: 'unauthorized', error: { code: 'unauthorized', message } })).toEqual(refusal);
    expect(read(401, { message, error: { code: 'unauthorized' } })).toEqual(refusal);
    expect(read(401, { message, code: null })).toEqual(refusal);
  });

  it('names the fields that are wrong, not what was in them', () => {
    const errors = [{ field: 'holder', message: 'Field is required' }, { field: 'Asha Rao!' }, 'x', null];
    expect(read(422, { message: 'Invalid paymentData', errors })).toMatchObject({
      ...{ code: 'validation_error', reason: 'Invalid paymentData: holder' },
    });
  });

  it('keeps no message that could repeat what was sent', () => {
    expect(read(422, { message: 'Account 01711000000 of Asha is blocked' })?.reason).toBe(
      'refused with HTTP status 422',
    );
    expect(read(422, { message: 'Insufficient balance on 01711000000' })?.reason).toBe('Insufficient balance');
    expect(read(422, { message: 'x', code: 'Asha Rao' })?.code).toBe('validation_error');
  });

  it('says absent only in the provider’s own words', () => {
    expect(read(404, { message: 'PayIn not found', code: 'not_found' })?.notFound).toBe(true);
    expect(read(404, { message: 'Payout not found' })?.notFound).toBe(true);
    expect(read(404, { message: 'Route not found', code: 'not_found' })?.notFound).toBe(false);
    expect(read(422, { message: 'PayIn not found' })?.notFound).toBe(false);
  });

  it('is none with another status or body: something else may have answered', () => {
    expect(read(500, { message: 'x' })).toBeUndefined();
    expect(read(409, { message: 'x' })).toBeUndefined();
    expect(read(401, { error: 'x' })).toBeUndefined();
    expect(read(401, [])).toBeUndefined();
    expect(readRefusal(403, Buffer.from('<html>'))).toBeUndefined();
  });
});
