import type { Answer } from '#libs/simulators/kit';
import type { Quirks } from '../quirks';
import type { BackgroundResult } from './background';

/** Always HTTP 200 (sheet, section 13 U9). The manual prints the body with single quotes; that is a quirk here. */
export function backgroundAnswer(
  { resultCode, acquirerCode }: BackgroundResult,
  quirks: Pick<Quirks, 'singleQuotes'>,
): Answer {
  const json = JSON.stringify({ ResultCode: resultCode, AcquirerResponseId: acquirerCode });
  return {
    status: 200,
    headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' },
    body: quirks.singleQuotes ? json.replaceAll('"', "'") : json,
  };
}
