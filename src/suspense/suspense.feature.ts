import type { Feature } from '../feature';
import { SuspenseCommands } from './suspense-commands';
import { SuspenseMessage } from './suspense-message';
import { SuspenseController } from './suspense.controller';

export const suspense: Feature = { controllers: [SuspenseController], providers: [SuspenseCommands, SuspenseMessage] };
