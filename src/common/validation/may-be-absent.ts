import { ValidateIf } from 'class-validator';

/** The field may be left out. `null` is no way of leaving out: in a capture it would silently mean "all". */
export const MayBeAbsent = (): PropertyDecorator => ValidateIf((_, value) => value !== undefined);
