import { Controller, SetMetadata, UseFilters, UseGuards, applyDecorators } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Public } from '../../common/identity';
import { ConsoleFilter } from '../web/console.filter';
import { ConsoleGuard } from './console.guard';
import { DEPLOYMENT_KEY, OPEN_KEY } from './access-keys';

/**
 * A controller of pages. Its routes take a session of the console and no API key, so the guard of the API lets them
 * pass and the guard of the console decides.
 */
export const ConsoleController = (path: string) =>
  applyDecorators(
    Controller(`console${path}`),
    ApiExcludeController(),
    Public(),
    UseGuards(ConsoleGuard),
    UseFilters(ConsoleFilter),
  );

/** Answers without a session: signing in, and the style sheet of that page. */
export const WithoutSession = () => SetMetadata(OPEN_KEY, true);

/** About the whole deployment, and so about every merchant's money: for those whom the configuration names. */
export const OfDeployment = () => SetMetadata(DEPLOYMENT_KEY, true);
