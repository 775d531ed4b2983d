import type { AppendReq, BatchAppendReq } from '@eventstore/db-client/generated/streams_pb';
import { isUuid } from './encoding';
import type { ProposedRecord } from './log';

type Message = AppendReq.ProposedMessage | BatchAppendReq.ProposedMessage;

/** @throws RangeError for an id that the real server would refuse */
export function decodeProposal(message: Message): ProposedRecord {
  const id = message.getId()?.getString() ?? '';
  if (!isUuid(id)) throw new RangeError(`"${id}" is no uuid`);
  return {
    id,
    type: message.getMetadataMap().get('type') ?? '',
    contentType: message.getMetadataMap().get('content-type') ?? '',
    data: message.getData_asU8(),
    metadata: message.getCustomMetadata_asU8(),
  };
}

/** Size as the server counts it: data, metadata and twice the type's length. */
export function sizeOf(event: ProposedRecord): number {
  return event.data.length + event.metadata.length + 2 * event.type.length;
}
