import { Get, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { filledIn, filters, formOf } from '../web/form';
import { ConsolePages } from '../web/console-pages';
import { ConsoleController, WithoutSession } from './console-access';
import { ConsoleSessions } from './console-sessions';
import { SessionCookie } from './session-cookie';
import type { ConsoleRequest } from './viewer';

const REFUSALS = {
  unknown_key: 'This is no API key of this deployment, or it was revoked.',
  service_key: 'This is the key of a service. People sign in with a key of role auditor, operator or admin.',
} as const;

/** Only a page of this console: a link must not lead on to another site. */
const OWN_PAGE = /^\/console(\/[A-Za-z0-9._~!$&'()*+,;=:@%/-]*)?(\?[A-Za-z0-9._~!$&'()*+,;=:@%/?-]*)?$/;

@ConsoleController('')
export class SignInController {
  constructor(
    private readonly pages: ConsolePages,
    private readonly sessions: ConsoleSessions,
    private readonly cookie: SessionCookie,
  ) {}

  @Get('sign-in')
  @WithoutSession()
  form(@Req() request: ConsoleRequest, @Res() reply: FastifyReply): void {
    const { next, left } = filters(request);
    this.pages.send(request, reply, 'sign-in', { title: 'Sign in', next: ownPage(next), hasLeft: left !== undefined });
  }

  @Post('sign-in')
  @WithoutSession()
  async signIn(@Req() request: ConsoleRequest, @Res() reply: FastifyReply): Promise<void> {
    const { api_key: apiKey, next } = formOf(request);
    const signIn = await this.sessions.open(filledIn(apiKey) ?? '');
    if ('refused' in signIn) {
      const data = { title: 'Sign in', status: 422, next: ownPage(next), refusal: REFUSALS[signIn.refused] };
      this.pages.send(request, reply, 'sign-in', data);
      return;
    }
    // A session that was open before ends here: none outlives a change of person.
    const former = this.cookie.read(request);
    if (former !== undefined) await this.sessions.close(former);
    this.cookie.set(reply, signIn.token);
    void reply.status(303).header('location', ownPage(next)).send();
  }

  @Post('sign-out')
  async signOut(@Req() request: ConsoleRequest, @Res() reply: FastifyReply): Promise<void> {
    const token = this.cookie.read(request);
    if (token !== undefined) await this.sessions.close(token);
    this.cookie.clear(reply);
    void reply.status(303).header('location', '/console/sign-in?left=yes').send();
  }
}

const ownPage = (next: string | undefined): string => (next !== undefined && OWN_PAGE.test(next) ? next : '/console');
