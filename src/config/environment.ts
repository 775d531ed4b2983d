import { readFileSync } from 'node:fs';

export type Environment = Readonly<Record<string, string | undefined>>;

/** All that is wrong with the environment, told at once. */
export class ConfigurationError extends Error {
  constructor(readonly problems: readonly string[]) {
    super(`The configuration is not usable:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`);
    this.name = 'ConfigurationError';
  }
}

/** Reads settings one by one, keeps the complaints, and remembers where each value came from. */
export class SettingsReader {
  readonly problems: string[] = [];
  readonly sources = new Map<string, 'environment' | 'file' | 'default'>();
  /** Values that anybody who runs the deployment may see. What is not put here is shown as stars. */
  readonly shown = new Map<string, string>();

  constructor(private readonly environment: Environment) {}

  /** The variable, or the content of the file that `<NAME>_FILE` names (for mounted secrets). */
  text(name: string): string | undefined {
    const value = this.environment[name];
    if (value !== undefined && value !== '') {
      this.sources.set(name, 'environment');
      return value;
    }
    const file = this.environment[`${name}_FILE`];
    if (!file) {
      this.sources.set(name, 'default');
      return undefined;
    }
    this.sources.set(name, 'file');
    try {
      return readFileSync(file, 'utf8').trim();
    } catch {
      this.problems.push(`${name}_FILE names a file that cannot be read`);
      return undefined;
    }
  }

  /** A text that is no secret. */
  plain(name: string): string | undefined {
    const value = this.text(name);
    if (value !== undefined) this.shown.set(name, value);
    return value;
  }

  /**
   * The environment with the content of mounted files in their place, for a part that reads its own settings. Only of
   * its own prefix: other programs have variables that end in `_FILE`, too.
   */
  withFiles(prefix: string): Environment {
    const isOurs = (name: string): boolean => name.startsWith(prefix) && name.endsWith('_FILE');
    const files = Object.keys(this.environment).filter((name) => isOurs(name) && this.environment[name]);
    const names = files.map((name) => name.slice(0, -'_FILE'.length));
    return { ...this.environment, ...Object.fromEntries(names.map((name) => [name, this.text(name)] as const)) };
  }

  oneOf<T extends string>(name: string, allowed: readonly T[], fallback: T): T {
    const value = this.text(name);
    this.shown.set(name, value ?? fallback);
    if (value === undefined) return fallback;
    if ((allowed as readonly string[]).includes(value)) return value as T;
    this.problems.push(`${name} must be one of ${allowed.join(', ')}`);
    return fallback;
  }

  integer(name: string, fallback: number, range: { min: number; max: number }): number {
    const value = this.text(name);
    this.shown.set(name, value ?? String(fallback));
    if (value === undefined) return fallback;
    const parsed = /^\d{1,12}$/.test(value) ? Number.parseInt(value, 10) : Number.NaN;
    if (parsed >= range.min && parsed <= range.max) return parsed;
    this.problems.push(`${name} must be a whole number from ${range.min} to ${range.max}`);
    return fallback;
  }

  url(name: string, protocols: readonly string[]): string | undefined {
    const value = this.text(name);
    if (value === undefined) return undefined;
    if (URL.canParse(value) && protocols.includes(new URL(value).protocol)) return value;
    this.problems.push(`${name} must be a URL that begins with ${protocols.map((p) => `${p}//`).join(' or ')}`);
    return undefined;
  }
}
