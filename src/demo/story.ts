/** What the demo says: numbered steps, indented facts. */
export class Story {
  private steps = 0;

  constructor(private readonly write: (text: string) => void = (text) => void process.stdout.write(text)) {}

  title(text: string): void {
    this.write(`\n${text}\n${'='.repeat(text.length)}\n`);
  }

  step(text: string): void {
    this.steps += 1;
    this.write(`\n${this.steps}. ${text}\n`);
  }

  tell(text: string): void {
    this.write(`   ${text}\n`);
  }

  lines(lines: readonly string[]): void {
    for (const line of lines) this.tell(line);
  }
}
