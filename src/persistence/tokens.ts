/** Injection tokens of what has no class of its own. */
export const CLOCK = Symbol('Clock');
export const EVENT_STORE = Symbol('EventStore');
export const CONFIG = Symbol('Config');
export const LOGGER = Symbol('Logger');
