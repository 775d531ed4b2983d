import type { Feature } from '../feature';
import { ClientOperationMessages } from './client-operations/client-operation-messages';
import { ClientOperations } from './client-operations/client-operations';
import { ClientOperationsController } from './client-operations/client-operations.controller';
import { ProvidersController } from './providers.controller';

export const providers: Feature = {
  controllers: [ProvidersController, ClientOperationsController],
  providers: [ClientOperations, ClientOperationMessages],
};
