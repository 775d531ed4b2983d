import * as fc from 'fast-check';
import { operationReference, parseOperationReference } from './reference';

const orderId = '7d444840-9dc0-11d1-b245-5ffdce74fad2';

describe('the name under which a provider knows an operation', () => {
  it('leads back to the order and the operation', () => {
    fc.assert(
      fc.property(fc.uuid(), fc.integer({ min: 1, max: 1_000_000 }), (id, operationId) => {
        const reference = operationReference(id, operationId);
        expect(reference).toMatch(/^[0-9A-Za-z]{23,26}$/);
        expect(parseOperationReference(reference)).toEqual({ orderId: id, operationId });
      }),
    );
  });

  it('stays the same for ever: notifications carry it for years', () => {
    expect(operationReference(orderId, 1)).toBe('3oNFFOxKljDLhNKYJgAbeU1');
  });

  it('is not read out of a text that is none of ours', () => {
    const reference = operationReference(orderId, 1);
    for (const text of ['', 'INV-1', reference.slice(0, 22), `${reference}00000`, `${reference} `, 'z'.repeat(23)]) {
      expect(parseOperationReference(text)).toBeUndefined();
    }
  });
});
