import type { Feature } from '../feature';
import { ExplainOrder } from './explain-order';
import { ExplainController } from './explain.controller';
import { ProviderMessages } from './provider-messages';

export const explain: Feature = { controllers: [ExplainController], providers: [ExplainOrder, ProviderMessages] };
