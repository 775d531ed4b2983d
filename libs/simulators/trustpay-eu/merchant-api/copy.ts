import type { ReturnUrls } from './return-urls';

/** The same text in memory of its own; short ones are never slices. */
export function copy<T extends string | undefined>(text: T): T {
  return text === undefined || text.length < 13 ? text : (Buffer.from(text).toString() as T);
}

export const copyUrls = ({ url, returnUrl, cancelUrl, errorUrl }: ReturnUrls): ReturnUrls => ({
  url: copy(url),
  returnUrl: copy(returnUrl),
  cancelUrl: copy(cancelUrl),
  errorUrl: copy(errorUrl),
});
