import type { CardRegistered } from './events';

export type CardCommand =
  | ({ readonly type: 'RegisterCard' } & Omit<CardRegistered['data'], 'registeredAt'>)
  | { readonly type: 'RemoveCard'; readonly reason: string };

export type CardRefusal = { readonly code: 'not_found' };
