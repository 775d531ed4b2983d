import type { Config } from '../../config';
import type { Check } from './finding';
import { ok, warn } from './finding';

/** What can be said from the configuration alone; that it is valid at all was seen when it was read. */
export const settingsChecks = (config: Config): readonly Check[] => [
  {
    name: 'settings',
    otherwise: 'See docs/reference/configuration.md.',
    look: () => {
      const defaulted = [...config.sources].filter(([, source]) => source === 'default').map(([name]) => name);
      const says = `${config.mode}, ${config.roles.join(' and ')}; by default: ${defaulted.join(', ') || 'nothing'}`;
      const isLaptop = config.mode === 'production' && defaulted.includes('PUBLIC_URL');
      return isLaptop ? warn(says, 'Set PUBLIC_URL: payers and providers cannot reach 127.0.0.1.') : ok(says);
    },
  },
  {
    name: 'providers',
    otherwise: 'See docs/reference/configuration.md.',
    look: () => {
      const names = config.providers.map(({ name }) => name);
      if (names.length > 0) return ok(names.join(', '));
      return warn('no provider is configured', 'Give the settings of at least one provider.');
    },
  },
];
