/** A command without fields; anything in its body is refused. */
export class NoFieldsDto {}
