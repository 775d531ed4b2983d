import type { ClientAnswer, ClientOperation } from '../../spi';
import type { GatePayClient } from '../client';
import { asObject, textOf } from '../json';
import { PREPAY_ID } from '../order/opened';
import { ORDER_NUMBER_EXISTS } from '../order/orders';
import { orderBody } from '../order/request';
import { answerOf, answered } from './client-answer';
import * as field from './fields';

type Input = Readonly<Record<string, string>>;

const CREATE = '/v1/pay/address/create';

/** An order that is an address alone, without the provider's page (fact sheet 8). Our reference is its number. */
export const createAddress = (client: GatePayClient): ClientOperation => ({
  name: 'address-create',
  title: 'Create an address to pay to, which is no order of the ledger',
  changes: true,
  fields: field.addressOrder,
  call: async (input, reference) => {
    const reply = await client.post(CREATE, bodyOf(input, reference));
    if (reply.kind === 'refused' && reply.code === ORDER_NUMBER_EXISTS) {
      // The first answer was lost, and a repeat does not bring it back (fact sheet 3.2).
      return { kind: 'unknown', reason: 'the address exists already: ask for it by address-order' };
    }
    return answerOf(reply, (data) => created(data, input));
  },
});

function bodyOf(input: Input, merchantTradeNo: string): string {
  const { merchantUserId = '', goodsName, goodsDetail = goodsName, orderExpireTime, ...fields } = input;
  return orderBody(
    {
      merchantUserId: BigInt(merchantUserId),
      fields: {
        ...{ merchantTradeNo, ...fields },
        env: { terminalType: 'WEB' },
        goods: { goodsType: '02', goodsName, goodsDetail },
      },
    },
    orderExpireTime === undefined ? undefined : Number(orderExpireTime),
  );
}

/** A payer who uses another chain loses his coins, so an address on one is none that is handed on. */
function created(data: unknown, { chain, fullCurrType }: Input): ClientAnswer {
  const order = asObject(data) ?? {};
  const named = asObject(order.chain) ?? {};
  const isOrder = PREPAY_ID.test(textOf(order.prepayId) ?? '') && textOf(named.address) !== undefined;
  if (!isOrder) return { kind: 'unknown', reason: 'the answer names no address' };
  return named.chain_type === chain && named.fullCurrType === fullCurrType
    ? answered(data)
    : { kind: 'unknown', reason: 'the answer names an address on another chain' };
}
