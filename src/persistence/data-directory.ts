import { usableDataDirectory } from '#libs/embedded-postgres';
import type { Config } from '../config';

/**
 * Where the embedded mode keeps its data. A directory that was asked for is taken as it is, or refused with the reason.
 */
export async function dataDirectoryOf(config: Config): Promise<string> {
  return config.sources.get('DATA_DIR') === 'default'
    ? usableDataDirectory(config.dataDirectory)
    : config.dataDirectory;
}
