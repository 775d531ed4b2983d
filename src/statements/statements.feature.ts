import type { Feature } from '../feature';
import { StatementsController } from './statements.controller';

export const statements: Feature = { controllers: [StatementsController] };
