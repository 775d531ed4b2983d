import type { Feature } from '../feature';
import { ProcessMetrics } from './process-metrics';
import { ProcessOperations } from './process-operations';
import { ProcessesController } from './processes.controller';

export const processes: Feature = {
  controllers: [ProcessesController],
  providers: [ProcessOperations, ProcessMetrics],
};
