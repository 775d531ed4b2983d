import { Get, Inject, Req, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Config } from '../../config';
import { CONFIG } from '../../persistence/tokens';
import { presentProvider } from '../../providers/provider.view';
import { Providers } from '../../providers/providers';
import { ConsoleController, OfDeployment } from '../session/console-access';
import type { ConsoleRequest } from '../session/viewer';
import { ConsolePages } from '../web/console-pages';
import { settingsOf } from './settings';

@ConsoleController('/configuration')
@OfDeployment()
export class ConfigurationController {
  constructor(
    private readonly pages: ConsolePages,
    private readonly providers: Providers,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Get()
  show(@Req() request: ConsoleRequest, @Res() reply: FastifyReply): void {
    this.pages.send(request, reply, 'configuration', {
      title: 'Configuration',
      settings: settingsOf(this.config),
      providers: this.providers.all().map(presentProvider),
    });
  }
}
