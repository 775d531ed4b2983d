import type { CommandEnvelope } from '#libs/command-shell';
import { Sealer } from '#libs/sealing';
import { Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { viewerOf } from '../session/viewer';
import type { ConsoleRequest } from '../session/viewer';
import { formEnvelope, formOf } from './form';
import { answerForm } from './refused-form';
import type { RefusedForm } from './refused-form';

/** A page with forms, in the middle of a request that sent one of them. */
export interface FormPage {
  readonly request: ConsoleRequest;
  readonly reply: FastifyReply;
  readonly address: string;
  /** Shows the page with its form as it was filled in. */
  readonly show: (refused: RefusedForm) => Promise<void>;
}

/** Forms that stand for a command. */
@Injectable()
export class ConsoleForms {
  constructor(private readonly sealer: Sealer) {}

  /** As `formEnvelope`, of the person who sent it. */
  envelope(request: ConsoleRequest): CommandEnvelope {
    return formEnvelope(request, viewerOf(request), this.sealer);
  }

  /**
   * Runs the command of the form with this name, and goes on to its page.
   * @param work answers the word of the notice there (`notices.ts`), or the address of another page
   */
  async run(
    { request, reply, address, show }: FormPage,
    name: string,
    work: (envelope: CommandEnvelope) => Promise<string>,
  ): Promise<void> {
    const envelope = this.envelope(request);
    const go = async (): Promise<string> => {
      const done = await work(envelope);
      return done.startsWith('/') ? done : `${address}?done=${done}`;
    };
    await answerForm(reply, { name, values: formOf(request) }, go, show);
  }
}
