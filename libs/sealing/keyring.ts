/** A data key of one subject, in clear; lives in memory only. */
export interface SubjectKey {
  readonly keyId: string;
  readonly key: Buffer;
}

/** Where the wrapped data keys are kept. Destroying a subject's key is what erases a person. */
export interface Keyring {
  /** The subject's key, made durable before it is returned when it is new. */
  keyFor(subject: string): Promise<SubjectKey>;
  /** The key by its id, undefined when it was destroyed. */
  find(subject: string, keyId: string): Promise<SubjectKey | undefined>;
  /** Destroys all keys of a subject; what was sealed under them can never be read again. */
  destroy(subject: string): Promise<number>;
}
