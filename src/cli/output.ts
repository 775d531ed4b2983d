import { Presets, SingleBar } from 'cli-progress';

/** The result is printed and says what is wrong: nothing is left to say but the exit status. */
export class Unsuccessful extends Error {}

/** How a command speaks: tables and progress for a person, one JSON document for a script. */
export interface Output {
  readonly json: boolean;
  /** The result. For a person `lines` is printed, for a script `data`. */
  result(data: unknown, lines: readonly string[]): void;
  /** A line for a person about what is going on; nothing for a script. */
  note(line: string): void;
  /** A bar on a terminal, nothing elsewhere. */
  progress(label: string): Progress;
}

export interface Progress {
  update(done: number, total: number): void;
  end(): void;
}

const SILENT: Progress = { update: () => undefined, end: () => undefined };

export function createOutput(json: boolean): Output {
  const terminal = process.stderr.isTTY && !json;
  return {
    json,
    result: (data, lines) =>
      process.stdout.write(
        json ? `${JSON.stringify(data, undefined, 2)}\n` : lines.map((line) => `${line}\n`).join(''),
      ),
    note: (line) => void (json || process.stderr.write(`${line}\n`)),
    progress: (label) => (terminal ? bar(label) : SILENT),
  };
}

function bar(label: string): Progress {
  const single = new SingleBar(
    {
      format: `${label} {bar} {percentage}% {value}/{total} ETA {eta_formatted}`,
      clearOnComplete: true,
      stream: process.stderr,
    },
    Presets.shades_classic,
  );
  let started = false;
  return {
    update: (done, total) => {
      if (started) single.setTotal(total);
      else single.start(total, 0);
      started = true;
      single.update(done);
    },
    end: () => single.stop(),
  };
}

/** Columns as wide as their widest cell. The last one is not padded. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const all = [head, ...rows];
  const widths = head.map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0)));
  return all.map((row) =>
    row
      .map((cell, column) => (column === row.length - 1 ? cell : cell.padEnd(widths[column] ?? 0)))
      .join('  ')
      .trimEnd(),
  );
}
