import type { Config } from '../../config';
import { runsDeployment } from '../../config/deployment';
import { Problem } from '../problems';

/**
 * What belongs to all merchants together is for the people who run the deployment.
 * @param what says so in a sentence, for who is refused
 * @throws Problem `forbidden`
 */
export function assertRunsDeployment(config: Config, merchantId: string, what: string): void {
  if (runsDeployment(config.deploymentMerchants, merchantId)) return;
  throw new Problem('forbidden', `${what} DEPLOYMENT_MERCHANTS names the merchants whose people may do this.`);
}
