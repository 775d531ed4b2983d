import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { OrderSpec } from '../testing';
import { allCommands, situations } from '../testing';
import type { OrderCommand } from './commands';
import type { OrderDecision } from './decide/decision';
import { orderStatus } from './status';

const FILE = join(__dirname, 'decision-table.md');
const LATER = new Date('2026-06-01T00:00:00.000Z');

const HEAD = `# What an order answers

Every kind of state against every command, made by \`decision-table.spec.ts\`: \`UPDATE_TABLE=1\` writes it anew, a run without
it fails on a difference. Amounts are minor units of EUR; the order is over 10000, and all clocks have run out. Each line is
an answer (events that are appended, a refusal in italics, or nothing), then the commands that get it; variants stand in
brackets unless all of them get the same. The commands are those of \`testing/all-commands.ts\`.
`;

describe('every state and every command', () => {
  it('keeps the invariants, and answers as the table says', () => {
    const table = [HEAD, ...Object.entries(situations()).map(([name, spec]) => section(name, spec.at(LATER)))].join(
      '\n',
    );
    if (process.env.UPDATE_TABLE) writeFileSync(FILE, table);
    expect(table).toBe(readFileSync(FILE, 'utf8'));
  });
});

function section(name: string, spec: OrderSpec): string {
  const answers = new Map<string, string[]>();
  for (const [verb, variants] of Object.entries(allCommands)) {
    for (const [answer, some] of byAnswer(spec, variants)) {
      const all = some.length === Object.keys(variants).length;
      const words = all ? verb : `${verb} (${some.join(' / ')})`;
      answers.set(answer, [...(answers.get(answer) ?? []), words]);
    }
  }
  const status = spec.state.exists ? `\nStatus \`${orderStatus(spec.state)}\`.\n` : '';
  const lines = [...answers].map(([answer, commands]) => `- ${answer}: ${commands.join(', ')}`);
  return `## ${name}\n${status}\n${lines.join('\n')}\n`;
}

function byAnswer(spec: OrderSpec, variants: Readonly<Record<string, OrderCommand>>): Map<string, string[]> {
  const answers = new Map<string, string[]>();
  for (const [variant, command] of Object.entries(variants)) {
    const answer = answerOf(spec, command);
    answers.set(answer, [...(answers.get(answer) ?? []), variant]);
  }
  return answers;
}

/** Folding what was accepted asserts the invariants. */
function answerOf(spec: OrderSpec, command: OrderCommand): string {
  const decision = spec.decide(command);
  if ('accept' in decision) expect(() => spec.given(...decision.accept).state).not.toThrow();
  return words(decision);
}

function words(decision: OrderDecision): string {
  if ('accept' in decision) return decision.accept.map(({ type }) => `**${type}**`).join(', ') || 'nothing';
  const { code, ...details } = decision.reject;
  const remaining = 'remaining' in details ? ` (${details.remaining.minor} left)` : '';
  return `*${code}*${remaining}`;
}
