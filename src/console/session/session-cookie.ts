import type { FastifyReply, FastifyRequest } from 'fastify';
import { isSessionToken } from './session-token';

/**
 * The one cookie of the console. Behind https its name has the prefix `__Host-`, which browsers take from this very
 * host only, with `Secure` and for the whole host (RFC 6265bis, 4.1.3.2).
 */
export class SessionCookie {
  private readonly name: string;
  private readonly attributes: string;

  constructor(publicUrl: string) {
    const isSecure = publicUrl.startsWith('https:');
    this.name = isSecure ? '__Host-countinghouse' : 'countinghouse';
    this.attributes = `Path=/; HttpOnly; SameSite=Strict${isSecure ? '; Secure' : ''}`;
  }

  read(request: FastifyRequest): string | undefined {
    const cookies = (request.headers.cookie ?? '').split(';').map((pair) => pair.trim().split('='));
    const value = cookies.find(([name]) => name === this.name)?.[1];
    return value !== undefined && isSessionToken(value) ? value : undefined;
  }

  set(reply: FastifyReply, token: string): void {
    void reply.header('set-cookie', `${this.name}=${token}; ${this.attributes}`);
  }

  clear(reply: FastifyReply): void {
    void reply.header('set-cookie', `${this.name}=; Max-Age=0; ${this.attributes}`);
  }
}
