import type { UntoldMoney } from '#libs/providers';

/** The name under which money that left, nobody knows how much, is put aside, once. */
export const movementOf = ({ what, id }: Pick<UntoldMoney, 'what' | 'id'>): string => `${what}/${id}`;
