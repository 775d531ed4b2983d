/** Where a runner says what it does; a pino logger fits. Details hold names, positions and errors, never event data. */
export interface ProjectionLog {
  info(details: object, message: string): void;
  warn(details: object, message: string): void;
  error(details: object, message: string): void;
}
