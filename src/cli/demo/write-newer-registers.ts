/** Plays the passing of a month for the demo: newer exports in which some residents left, moved, died, or became secret. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import seedrandom from 'seedrandom';
import type { Result } from '../../domain/result.ts';
import { ok } from '../../domain/result.ts';
import type { RowHeader } from '../../register/synth/row-fields.ts';
import { columnOf } from '../../register/synth/row-fields.ts';
import { writeFileAtomically } from '../../store/atomic-file.ts';

const LEFT_SHARE = 0.01;

/** What else happens to a row, with its share: more than in one month of life, so that the demo shows some of each. */
const events: readonly { readonly share: number; readonly header: RowHeader; readonly value: string }[] = [
  { share: 0.01, header: '08.11.20', value: '999' },
  { share: 0.004, header: '07.67.20', value: 'O' },
  { share: 0.003, header: '07.70.10', value: '7' },
];

/**
 * Writes a newer register for each older one.
 * @param files full paths: the older one, and where the newer one goes
 */
export function writeNewerRegisters(
  files: readonly (readonly [older: string, newer: string])[],
  seed: string,
): Result<void> {
  for (const [older, newer] of files) {
    const random = seedrandom(`${seed}|a month later|${path.basename(older)}`);
    const written = writeFileAtomically(newer, ageRegister(readFileSync(older, 'utf8'), random));
    if (!written.ok) return written;
  }
  return ok(undefined);
}

function ageRegister(text: string, random: () => number): string {
  const [header = '', ...lines] = text.split('\n');
  return [header, ...lines.flatMap((line) => ageRow(line, random()))].join('\n');
}

/** The row a month later; none for who left. A row with quotes stays as it is: its cells cannot be told apart by semicolons. */
function ageRow(line: string, chance: number): readonly string[] {
  if (line === '' || line.includes('"')) return [line];
  if (chance < LEFT_SHARE) return [];
  let bound = LEFT_SHARE;
  for (const { share, header, value } of events) {
    bound += share;
    if (chance >= bound) continue;
    const place = columnOf(header);
    const cells = line.split(';');
    // An address without a house number has no other one.
    if (cells[place] === undefined || (header === '08.11.20' && cells[place] === '')) return [line];
    return [cells.with(place, value).join(';')];
  }
  return [line];
}
