/** Forms of names, one for the rule and for its documentation. */
export const PROVIDER_NAME = /^[a-z][a-z0-9-]{1,40}$/;
export const CUSTOMER_ID = /^[A-Za-z0-9_.:-]{1,100}$/;
export const PROVIDER_REFERENCE = /^[A-Za-z0-9_.-]{1,64}$/;
export const ACCOUNT_NAME = /^[A-Za-z0-9_:.-]{1,150}$/;
export const CURRENCY_CODE = /^[A-Z0-9_]{3,20}$/;
export const STREAM_NAME = /^[a-z]+-[A-Za-z0-9_.-]{1,200}$/;
export const EVENT_TYPE = /^[A-Za-z]{1,60}$/;
export const ACTOR = /^[a-z]+:[A-Za-z0-9_.@-]{1,100}$/;
export const POSITION = /^[0-9]{1,18}$/;
export const CURSOR = /^[A-Za-z0-9_-]{1,400}$/;
/** RFC 3339 time, or a date. */
export const TIME = /^(\d{4})-(\d{2})-(\d{2})(T([01]\d|2[0-3]):\d{2}(:\d{2}(\.\d{1,6})?)?(Z|[+-]\d{2}:\d{2}))?$/;
