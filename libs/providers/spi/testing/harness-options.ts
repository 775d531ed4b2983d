/**
 * Where one ability takes several requests: which of those that only prepare the last one go past the fault. All of
 * them, what lets the caller in (a token), or none.
 */
export type Spared = 'preparations' | 'entrance' | 'nothing';
