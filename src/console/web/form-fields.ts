/** The fields of a form, each a text by its name. */
export type Form = Readonly<Partial<Record<string, string>>>;
