import { Catch } from '@nestjs/common';
import type { ArgumentsHost, ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { problemFromError } from './from-error';
import { sendProblem } from './send-problem';

/** The one place where an error becomes an answer. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(private readonly log: Logger) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const problem = problemFromError(error);
    if (problem.status >= 500)
      this.log.error({ err: error, requestId: request.id, code: problem.code }, 'request failed');
    sendProblem(problem, request, http.getResponse<FastifyReply>());
  }
}
