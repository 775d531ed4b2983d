export interface SharedServer {
  readonly adminUrl: string;
  stop(): Promise<void>;
}

/** Handed from the global setup to the global teardown, which jest runs in one process. */
export const shared: { server?: SharedServer } = {};
