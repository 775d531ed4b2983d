import type { Type } from '@nestjs/common';
import { StrictValidationPipe } from '../common/validation';

const rules = new StrictValidationPipe();

/** Options as the body of a request, by the rules of the API. @throws Problem with the complaints by field */
export const checked = async <T extends object>(rule: Type<T>, body: object): Promise<T> =>
  (await rules.transform(body, { type: 'body', metatype: rule })) as T;
