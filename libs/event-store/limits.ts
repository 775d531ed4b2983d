/** Bytes of one append: data, metadata and twice the type of all its events. Below EventStoreDB's limit of 1 MiB. */
export const APPEND_BYTES_MAX = 900_000;

/** Events that one read may return. Longer streams and the log are read in pages. */
export const READ_EVENTS_MAX = 10_000;

export const BATCH_EVENTS_DEFAULT = 1_000;
