import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { Clock } from '#libs/clock';
import { Inject, Injectable } from '@nestjs/common';
import { Eta } from 'eta';
import type { FastifyReply } from 'fastify';
import { PROBLEMS } from '../../common/problems';
import type { Config } from '../../config';
import { CLOCK, CONFIG } from '../../persistence/tokens';
import type { ConsoleRequest } from '../session/viewer';
import * as markup from './markup';
import { navigationFor } from './navigation';
import { noticeOf } from './notices';
import { FormState } from './refused-form';
import type { FilledForm } from './refused-form';

/** What a view is given beside what is common to all pages. */
export interface PageData {
  readonly title: string;
  /** Default 200, or that of the form's problem. */
  readonly status?: number;
  /** A form of the page that was sent and refused, or is not ready yet. */
  readonly filled?: FilledForm;
  readonly [name: string]: unknown;
}

/**
 * Views are files in `views/`. Every value is escaped unless a view takes it from `markup`, which escapes by itself.
 */
@Injectable()
export class ConsolePages {
  private readonly eta = new Eta({ views: join(__dirname, '..', 'views'), cache: true, autoEscape: true });

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  send(request: ConsoleRequest, reply: FastifyReply, view: string, data: PageData): void {
    const { viewer } = request;
    const { filled } = data;
    const problem = filled?.problem;
    const path = request.url.split('?', 1)[0]!;
    const page = {
      ...this.common(data),
      viewer,
      path,
      navigation: viewer ? navigationFor(viewer, path) : [],
      environment: this.config.mode,
      notice: noticeOf(request.query),
      // Of each form on the page its own: a form that is sent twice happens once.
      newKey: randomUUID,
      form: (name: string) => new FormState(filled?.name === name ? filled : undefined),
      ...(problem && { problem, problemTitle: PROBLEMS[problem.code].title }),
    };
    void reply
      .status(data.status ?? problem?.status ?? 200)
      .header('content-type', 'text/html; charset=utf-8')
      .send(this.eta.render(`./${view}`, page));
  }

  /** A part of a page, for what is sent after it. */
  fragment(view: string, data: Readonly<Record<string, unknown>>): string {
    return this.eta.render(`./${view}`, this.common(data));
  }

  private common(data: Readonly<Record<string, unknown>>) {
    return { ...data, h: markup, now: this.clock.now() };
  }
}
