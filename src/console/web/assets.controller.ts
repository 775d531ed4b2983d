import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Get, Param, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Problem } from '../../common/problems';
import { ConsoleController, WithoutSession } from '../session/console-access';

interface Asset {
  readonly type: string;
  readonly content: string;
  readonly etag: string;
}

const STYLES = join(__dirname, '..', 'assets');
const moduleFile = (name: string): string => readFileSync(require.resolve(name), 'utf8');
/** One sheet, written in parts. */
const styleSheet = (): string =>
  readdirSync(STYLES)
    .filter((name) => name.endsWith('.css'))
    .sort()
    .map((name) => readFileSync(join(STYLES, name), 'utf8'))
    .join('\n');

const asset = (type: string, content: string): Asset => ({
  type,
  content,
  etag: `"${createHash('sha256').update(content).digest('base64url').slice(0, 22)}"`,
});

/** The files of the pages, from our own folder and from pinned packages: nothing is loaded from elsewhere. */
@ConsoleController('/assets')
@WithoutSession()
export class AssetsController {
  private readonly assets: ReadonlyMap<string, Asset> = new Map([
    ['console.css', asset('text/css; charset=utf-8', styleSheet())],
    ['icon.svg', asset('image/svg+xml', readFileSync(join(STYLES, 'icon.svg'), 'utf8'))],
    ['htmx.js', asset('text/javascript; charset=utf-8', moduleFile('htmx.org/dist/htmx.min.js'))],
    ['sse.js', asset('text/javascript; charset=utf-8', moduleFile('htmx-ext-sse/dist/sse.min.js'))],
  ]);

  @Get(':name')
  get(@Param('name') name: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): void {
    const found = this.assets.get(name);
    if (!found) throw new Problem('not_found', 'There is no such file.');
    void reply.header('etag', found.etag).header('cache-control', 'public, max-age=300, must-revalidate');
    if (request.headers['if-none-match'] === found.etag) void reply.status(304).send();
    else void reply.header('content-type', found.type).send(found.content);
  }
}
