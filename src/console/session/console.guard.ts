import { Injectable } from '@nestjs/common';
import type { CanActivate, ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyReply } from 'fastify';
import { RateLimiter } from '../../common/identity';
import { Problem } from '../../common/problems';
import { formOf } from '../web/form';
import { securePage } from '../web/page-headers';
import { isUpload, openUpload } from '../web/upload';
import { DEPLOYMENT_KEY, OPEN_KEY } from './access-keys';
import { ConsoleSessions } from './console-sessions';
import { SessionCookie } from './session-cookie';
import { isSameText } from './session-token';
import type { ConsoleRequest, Viewer } from './viewer';

/** Default deny: a page takes a session, an action takes a role that acts, the form's own token and its own site. */
@Injectable()
export class ConsoleGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly sessions: ConsoleSessions,
    private readonly cookie: SessionCookie,
    private readonly limiter: RateLimiter,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const http = context.switchToHttp();
    const request = http.getRequest<ConsoleRequest>();
    const reply = http.getResponse<FastifyReply>();
    securePage(reply);
    const targets = [context.getHandler(), context.getClass()];
    const isAction = request.method !== 'GET' && request.method !== 'HEAD';
    if (isAction) refuseOtherSites(request);
    if (this.reflector.getAllAndOverride<boolean | undefined>(OPEN_KEY, targets)) return true;
    const viewer = await this.viewerOf(request);
    request.viewer = viewer;
    if (!this.limiter.allows(viewer.keyId)) {
      throw new Problem('rate_limited', 'More requests than one person sends. Wait a second.', { retryAfterS: 1 });
    }
    if (isAction && isUpload(request)) request.upload = await openUpload(request, reply);
    if (isAction) refuseForeignForm(request, viewer);
    if (isAction && !isSignOut(request) && !viewer.mayAct) {
      throw new Problem('forbidden', `The role ${viewer.role} looks on; an operator or admin does this.`);
    }
    if (this.reflector.getAllAndOverride<boolean | undefined>(DEPLOYMENT_KEY, targets) && !viewer.runsDeployment) {
      throw new Problem(
        'forbidden',
        'This page is about all merchants together. DEPLOYMENT_MERCHANTS names those whose people see it.',
      );
    }
    return true;
  }

  private async viewerOf(request: ConsoleRequest): Promise<Viewer> {
    const token = this.cookie.read(request);
    const viewer = token === undefined ? undefined : await this.sessions.find(token);
    if (!viewer) throw new Problem('unauthorized', 'Your session is over. Sign in and try again.');
    return viewer;
  }
}

/** Everybody may leave. */
const isSignOut = (request: ConsoleRequest): boolean => request.url === '/console/sign-out';

/** Browsers say where a request comes from; the cookie is `SameSite=Strict` besides. */
function refuseOtherSites({ headers }: ConsoleRequest): void {
  const site = headers['sec-fetch-site'];
  const { origin } = headers;
  const isOwn = origin === undefined || (URL.canParse(origin) && new URL(origin).host === headers.host);
  if ((site === undefined || site === 'same-origin' || site === 'none') && isOwn) return;
  throw new Problem('forbidden', 'This form was sent from another site. Nothing was done.');
}

function refuseForeignForm(request: ConsoleRequest, viewer: Viewer): void {
  if (isSameText(formOf(request)['csrf'] ?? '', viewer.csrf)) return;
  throw new Problem('forbidden', 'This form is not of your session. Nothing was done: open the page again and repeat.');
}
