import { Catch, Inject } from '@nestjs/common';
import type { ArgumentsHost, ExceptionFilter } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Logger } from 'pino';
import { PROBLEMS, problemFromError } from '../../common/problems';
import type { Problem } from '../../common/problems';
import { LOGGER } from '../../persistence/tokens';
import type { ConsoleRequest } from '../session/viewer';
import { ConsolePages } from './console-pages';
import { securePage } from './page-headers';

/** What went wrong, as a page that says what to do next. */
@Catch()
export class ConsoleFilter implements ExceptionFilter {
  constructor(
    private readonly pages: ConsolePages,
    @Inject(LOGGER) private readonly log: Logger,
  ) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<ConsoleRequest>();
    const reply = http.getResponse<FastifyReply>();
    const problem = problemFromError(error);
    securePage(reply);
    if (problem.status >= 500) this.log.error({ err: error, requestId: request.id }, 'a page of the console failed');
    if (problem.code === 'unauthorized' && request.method === 'GET' && request.headers['hx-request'] === undefined) {
      void reply
        .status(303)
        .header('location', `/console/sign-in?next=${encodeURIComponent(request.url)}`)
        .send();
      return;
    }
    this.pages.send(request, reply, 'problem', {
      title: PROBLEMS[problem.code].title,
      status: problem.status,
      problem,
      isStale: problem.code === 'revision_mismatch',
      back: backOf(request, problem),
      requestId: request.id,
    });
  }
}

/** The page that an action belongs to: its address without the action. */
function backOf(request: ConsoleRequest, problem: Problem): string {
  if (problem.code === 'unauthorized') return '/console/sign-in';
  const path = request.url.split('?', 1)[0]!;
  if (request.method === 'GET') return '/console';
  const [, section, id] = /^\/console\/([a-z-]+)(?:\/([A-Za-z0-9_.:-]+))?/.exec(path) ?? [];
  if (section === undefined) return '/console';
  return id !== undefined && path.split('/').length > 4 ? `/console/${section}/${id}` : `/console/${section}`;
}
