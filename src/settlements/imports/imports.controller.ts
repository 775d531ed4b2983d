import type { Readable } from 'node:stream';
import { CommandShell } from '#libs/command-shell';
import { Sealer } from '#libs/sealing';
import type { ImportFormat } from '#libs/settlements';
import { Controller, Get, Post, Query, Req, Res } from '@nestjs/common';
import type { RawBodyRequest } from '@nestjs/common';
import { ApiBearerAuth, ApiBody, ApiConsumes, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { envelopeOf, sendResource } from '../../common/http';
import { Caller, Roles } from '../../common/identity';
import type { Principal } from '../../common/identity';
import { Problem } from '../../common/problems';
import { ResourceId } from '../../common/validation/resource-id';
import { ApiCommand, ApiReads } from '../../operations/openapi/api-docs';
import { importAggregate } from '../aggregates';
import { ImportQueryDto } from './import.dto';
import { withSpooled } from './import-file';
import { ImportView, presentImport } from './import.view';
import { Imports } from './imports';

const FORMATS: readonly (readonly [type: RegExp, format: ImportFormat])[] = [
  [/^(application|text)\/xml\b/i, 'camt.053'],
  [/^text\/csv\b/i, 'report.csv'],
  [/^application\/json\b/i, 'report.json'],
];

const REPORT_EXAMPLE = {
  payouts: [
    {
      payout_id: 'PO-2026-03-07',
      currency: 'EUR',
      paid_at: '2026-03-07',
      net: '97.10',
      lines: [{ kind: 'payment', reference: '3oULFbN5kK1xjmUyvnKzCU1', gross: '100.00', fee: '2.90' }],
    },
  ],
};

@ApiTags('settlements')
@ApiBearerAuth()
@Controller('v1/settlements/imports')
export class ImportsController {
  constructor(
    private readonly imports: Imports,
    private readonly shell: CommandShell,
    private readonly sealer: Sealer,
  ) {}

  @Post()
  @Roles('operator', 'admin')
  @ApiCommand({
    summary: "Take in a provider's report (CSV, JSON) or a bank's statement (camt.053); the same content happens once",
    view: ImportView,
    status: 200,
    codes: ['import_refused'],
  })
  @ApiConsumes('application/json', 'text/csv', 'application/xml')
  @ApiBody({ schema: { type: 'object', additionalProperties: true }, examples: { report: { value: REPORT_EXAMPLE } } })
  async import(
    @Query() { provider }: ImportQueryDto,
    @Req() request: RawBodyRequest<FastifyRequest>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const format = formatOf(request);
    if (format !== 'camt.053' && provider === undefined) throw namelessReport();
    const result = await withSpooled(bodyOf(request), (file) => {
      const content = { provider, sha256: file.sha256 };
      const { actor, merchantId } = envelopeOf(reply, content, this.sealer);
      return this.imports.import({ merchantId, actor, format, provider, file });
    });
    sendResource(reply, 200, presentImport(result.folded), result.replayed);
  }

  @Get(':id')
  @Roles('auditor', 'operator', 'admin')
  @ApiReads({ summary: 'One import, read from its own events', view: ImportView, of: 'resource' })
  async get(@ResourceId() id: string, @Caller() caller: Principal, @Res() reply: FastifyReply): Promise<void> {
    const folded = await this.shell.load(importAggregate, id);
    if (folded.state.started?.merchantId !== caller.merchantId)
      throw new Problem('not_found', 'There is no such import.');
    sendResource(reply, 200, presentImport(folded));
  }
}

const namelessReport = (): Problem =>
  new Problem('invalid_request', 'A report needs the name of its provider.', {
    errors: [{ pointer: '?provider', message: 'is required with a report' }],
  });

function formatOf(request: FastifyRequest): ImportFormat {
  const type = request.headers['content-type'] ?? '';
  const found = FORMATS.find(([pattern]) => pattern.test(type));
  if (found) return found[1];
  throw new Problem('unsupported_media_type', 'Send application/xml, text/csv or application/json.');
}

/** A stream for files; a JSON report came as bytes, checked and parsed already. */
function bodyOf(request: RawBodyRequest<FastifyRequest>): Readable | Buffer {
  if (request.rawBody) return request.rawBody;
  const { body } = request as { body?: Readable };
  if (body === undefined) throw new Problem('invalid_request', 'The body is the file; there is none.');
  return body;
}
