import { Controller, Get } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { Roles } from '../common/identity';
import { ApiReads } from '../operations/openapi/api-docs';
import { ProviderListView, presentProvider } from './provider.view';
import { Providers } from './providers';

@ApiTags('providers')
@ApiBearerAuth()
@Controller('v1/providers')
export class ProvidersController {
  constructor(private readonly providers: Providers) {}

  @Get()
  @Roles('service', 'auditor', 'operator', 'admin')
  @ApiReads({
    summary: 'Configured providers and what they can do',
    view: ProviderListView,
    of: 'configuration',
  })
  list(): ProviderListView {
    return { data: this.providers.all().map(presentProvider) };
  }
}
