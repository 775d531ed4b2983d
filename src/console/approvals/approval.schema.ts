import { eventSchema } from '#libs/payments';
import type { EventVersions } from '#libs/payments';
import type { ApprovalEvent } from './approval.events';

export const approvalEventVersions: EventVersions<ApprovalEvent['type']> = {
  ApprovalRequested: [],
  ApprovalGranted: [],
  ApprovalRejected: [],
  ApprovalCarriedOut: [],
  ApprovalFailed: [],
};

export const approvalEventSchema = eventSchema<ApprovalEvent>(approvalEventVersions);
