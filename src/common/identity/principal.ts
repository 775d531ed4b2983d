export const API_ROLES = ['service', 'auditor', 'operator', 'admin'] as const;
export type ApiRole = (typeof API_ROLES)[number];

/** Who calls: one API key of one merchant, in one role. */
export interface Principal {
  readonly keyId: string;
  readonly merchantId: string;
  readonly role: ApiRole;
}
