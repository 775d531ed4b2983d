import { create, decline, held, orders } from '../../testing';
import { orderStatus } from '../status';

const came = (claims: 'success' | 'pending' | 'cancelled' | 'declined' | 'error', code = '0') =>
  ({ type: 'RecordReturn', operationId: 1, claims, code }) as const;

describe('the payer coming back', () => {
  const open = orders.and(create());

  it('is written down once per claim', () => {
    const back = open.when({ ...came('declined', '1005'), decline }).then({
      type: 'PayerReturned',
      data: { attemptId: 1, operationId: 1, claims: 'declined', code: '1005', decline },
    });
    back.when({ ...came('declined', '1005'), decline }).thenNothing();
    back
      .when(came('success'))
      .then({ type: 'PayerReturned' })
      .when({ ...came('declined', '1005'), decline })
      .thenNothing();
  });

  it.each([
    ['success', 'processing'],
    ['pending', 'processing'],
    ['declined', 'declined'],
    ['cancelled', 'declined'],
    ['error', 'requires_action'],
  ] as const)('with %s shows %s, and moves no amount', (claims, status) => {
    const { state } = open.and(came(claims));
    expect(orderStatus(state)).toBe(status);
    expect(state.amounts).toEqual(open.state.amounts);
    expect(state.operations[0]?.status).toBe('requires_action');
  });

  it('does not hide what is known', () => {
    expect(orderStatus(held.and(came('declined')).state)).toBe('authorized');
  });

  it('cannot flood the order: the return address is open to anybody', () => {
    let spec = open;
    for (let code = 0; code < 50; code++) spec = spec.and(came('error', String(code)));
    expect(spec.events.length - open.events.length).toBe(10);
  });

  it('needs an operation of the order', () => {
    orders.when(came('success')).thenRefused({ code: 'not_found' });
    open.when({ ...came('success'), operationId: 9 }).thenRefused({ code: 'operation_not_found', operationId: 9 });
  });
});
