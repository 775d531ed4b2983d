import type { Folded } from '#libs/command-shell';
import type { ImportState } from '#libs/settlements';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';

export class ImportView {
  @ApiProperty({ example: '3e1f6f0e-4a4e-5c53-8a27-5a4a1c7f6a13', format: 'uuid' })
  id: string;

  @ApiProperty({ enum: ['report.json', 'report.csv', 'camt.053', 'provider'] })
  format: string;

  @ApiProperty({
    enum: ['running', 'completed'],
    description: 'One that died while running is finished by the same file',
  })
  status: string;

  @ApiProperty({ example: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08' })
  sha256: string;

  @ApiProperty({ type: 'integer', example: 18_211 })
  bytes: number;

  @ApiPropertyOptional({ type: 'integer', example: 1 })
  payouts?: number;

  @ApiPropertyOptional({ type: 'integer', example: 42 })
  payout_lines?: number;

  @ApiPropertyOptional({ type: 'integer', example: 4, description: 'Booked lines of the bank' })
  bank_lines?: number;

  @ApiPropertyOptional({ type: 'integer', example: 0, description: 'Of all these, known from another file already' })
  known?: number;

  @ApiPropertyOptional({
    type: 'integer',
    example: 1,
    description:
      'Of the lines known: those without a reference of the bank where the statements do not tell whether a booking is ' +
      'shown again or is another one; ' +
      'compare the balance of the account with the closing balance',
  })
  presumed?: number;

  @ApiPropertyOptional({
    type: 'integer',
    example: 1,
    description: 'Payouts of a shared account at a provider that are in the books of other merchants',
  })
  left_to_others?: number;

  @ApiProperty({ example: '2026-03-08T09:00:00.000Z', format: 'date-time' })
  started_at: string;

  @ApiPropertyOptional({ example: '2026-03-08T09:00:01.000Z', format: 'date-time' })
  completed_at?: string;

  @ApiProperty({ type: 'integer', minimum: 0, example: 1 })
  revision: number;

  @ApiProperty({ example: '1234', pattern: '^[0-9]+$' })
  position: string;
}

export function presentImport({ state, revision, position }: Folded<ImportState>): ImportView {
  const { importId, format, sha256, bytes, startedAt } = state.started!;
  const { completed } = state;
  return {
    id: importId,
    format,
    status: completed ? 'completed' : 'running',
    sha256,
    bytes,
    payouts: completed?.payouts,
    payout_lines: completed?.payoutLines,
    bank_lines: completed?.bankLines,
    known: completed?.known,
    presumed: completed?.presumed,
    left_to_others: completed?.leftToOthers,
    started_at: startedAt,
    completed_at: completed?.completedAt,
    revision,
    position: String(position),
  };
}
