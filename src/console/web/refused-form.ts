import type { FastifyReply } from 'fastify';
import { Problem } from '../../common/problems';
import type { Form } from './form-fields';

/** A form that is shown as it was filled in. */
export interface FilledForm {
  /** Of the form on its page. */
  readonly name: string;
  readonly values: Form;
  /** Absent: nothing is wrong, it is not ready yet. */
  readonly problem?: Problem;
}

/** A form that was refused: shown again as it was filled in, with the reason. */
export interface RefusedForm extends FilledForm {
  readonly problem: Problem;
}

/** What a view shows of one of its forms. */
export class FormState {
  constructor(private readonly filled?: FilledForm) {}

  get isRefused(): boolean {
    return this.filled?.problem !== undefined;
  }

  /** What was filled in; a form that was not sent yet has what the page proposes. */
  value(field: string, proposed?: string): string | undefined {
    return this.filled ? this.filled.values[field] : proposed;
  }

  /** What is wrong with a field. Those of a list within the body are named as `0/iban`. */
  error(field: string): string | undefined {
    const errors = this.filled?.problem?.extra.errors ?? [];
    return errors.find(({ pointer }) => pointer === `/${field}` || pointer.startsWith(`/${field}/`))?.message;
  }
}

/**
 * On success on to another page, so that a reload sends nothing again; a refusal shows the form as it was filled in.
 * What belongs to no field is left to the page of problems: a stale form, what is not there, a failure.
 */
export async function answerForm(
  reply: FastifyReply,
  form: { readonly name: string; readonly values: Form },
  work: () => Promise<string>,
  showAgain: (refused: RefusedForm) => Promise<void>,
): Promise<void> {
  let location: string;
  try {
    location = await work();
  } catch (error) {
    if (!(error instanceof Problem) || error.status === 404 || error.status >= 500) throw error;
    // A card number is not shown again.
    const values = error.code === 'card_data_refused' ? {} : form.values;
    await showAgain({ name: form.name, values, problem: error });
    return;
  }
  void reply.status(303).header('location', location).send();
}
