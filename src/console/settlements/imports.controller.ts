import { extname } from 'node:path';
import { CommandShell } from '#libs/command-shell';
import type { ImportFormat } from '#libs/settlements';
import { Get, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Problem } from '../../common/problems';
import { ResourceId } from '../../common/validation/resource-id';
import { Providers } from '../../providers/providers';
import { importAggregate } from '../../settlements/aggregates';
import { ImportQueryDto } from '../../settlements/imports/import.dto';
import { withSpooled } from '../../settlements/imports/import-file';
import { presentImport } from '../../settlements/imports/import.view';
import { Imports } from '../../settlements/imports/imports';
import { ConsoleController } from '../session/console-access';
import { viewerOf } from '../session/viewer';
import type { ConsoleRequest } from '../session/viewer';
import { ConsolePages } from '../web/console-pages';
import { checkedBody, filledIn, formOf } from '../web/form';
import { answerForm } from '../web/refused-form';
import type { RefusedForm } from '../web/refused-form';

const FORMATS: ReadonlyMap<string, ImportFormat> = new Map([
  ['.xml', 'camt.053'],
  ['.csv', 'report.csv'],
  ['.json', 'report.json'],
]);

/** Files that tell of payouts and of the bank account, sent from a browser. The same content happens once. */
@ConsoleController('/settlements/imports')
export class ConsoleImportsController {
  constructor(
    private readonly pages: ConsolePages,
    private readonly imports: Imports,
    private readonly shell: CommandShell,
    private readonly providers: Providers,
  ) {}

  @Get()
  form(@Req() request: ConsoleRequest, @Res() reply: FastifyReply): void {
    this.send(request, reply);
  }

  @Post()
  async import(@Req() request: ConsoleRequest, @Res() reply: FastifyReply): Promise<void> {
    const form = { name: 'import', values: formOf(request) };
    const work = () =>
      this.take(request).catch((error: unknown) => {
        throw besideTheFile(error);
      });
    await answerForm(reply, form, work, async (refused) => this.send(request, reply, refused));
  }

  @Get(':id')
  async show(@ResourceId() id: string, @Req() request: ConsoleRequest, @Res() reply: FastifyReply): Promise<void> {
    const folded = await this.shell.load(importAggregate, id);
    if (folded.state.started?.merchantId !== viewerOf(request).merchantId) {
      throw new Problem('not_found', 'There is no such import.');
    }
    this.pages.send(request, reply, 'import', { title: 'File', taken: presentImport(folded) });
  }

  private async take(request: ConsoleRequest): Promise<string> {
    const { merchantId, actor } = viewerOf(request);
    const { provider } = await checkedBody(ImportQueryDto, { provider: filledIn(formOf(request)['provider']) });
    const { file } = request.upload ?? {};
    if (!file) throw wrong('file', 'Choose the file.');
    const format = FORMATS.get(extname(file.name).toLowerCase());
    if (!format) throw wrong('file', 'The name has to end with .xml, .csv or .json, which tells what it is.');
    if (format !== 'camt.053' && provider === undefined) {
      throw wrong('provider', 'Say whose report it is. A statement of the bank needs no provider.');
    }
    const { folded, replayed } = await withSpooled(file.content, (spooled) =>
      this.imports.import({ merchantId, actor, format, provider, file: spooled }),
    );
    return `/console/settlements/imports/${folded.state.started!.importId}?done=${replayed ? 'known' : 'imported'}`;
  }

  private send(request: ConsoleRequest, reply: FastifyReply, refused?: RefusedForm): void {
    const providers = this.providers.all().map(({ name }) => name);
    this.pages.send(request, reply, 'imports', { title: 'Take in a file', providers, filled: refused });
  }
}

const wrong = (field: string, message: string): Problem =>
  new Problem('invalid_request', message, { errors: [{ pointer: `/${field}`, message }] });

/** What is wrong within the file stands beside the field that it was chosen in. */
function besideTheFile(error: unknown): unknown {
  if (!(error instanceof Problem) || error.code !== 'import_refused') return error;
  return new Problem(error.code, error.detail, { errors: [{ pointer: '/file', message: error.detail }] });
}
