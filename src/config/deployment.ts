import type { SettingsReader } from './environment';

/** Merchants whose people also see what belongs to no single one, over the API as at the console. */
export type DeploymentMerchants = 'all' | readonly string[];

const MERCHANTS = /^[a-z0-9][a-z0-9_-]{0,62}(,[a-z0-9][a-z0-9_-]{0,62})*$/;

export function deploymentMerchantsOf(read: SettingsReader, mode: 'sandbox' | 'production'): DeploymentMerchants {
  const text = read.plain('DEPLOYMENT_MERCHANTS')?.replaceAll(' ', '');
  if (text === undefined) return mode === 'sandbox' ? 'all' : [];
  if (MERCHANTS.test(text)) return text.split(',');
  read.problems.push('DEPLOYMENT_MERCHANTS must be a list of merchants, such as shop,back-office');
  return [];
}

export const runsDeployment = (named: DeploymentMerchants, merchantId: string): boolean =>
  named === 'all' || named.includes(merchantId);
