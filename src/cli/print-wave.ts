/** Prints a wave that was just drawn: who had which chance, the seed, and the strata that were short. */
import type { DrawnResident } from '../domain/drawn-resident.ts';
import type { DrawOutcome } from '../draw/draw-waves.ts';
import type { CommandContext } from './context.ts';
import { ofWave } from './drawn-file.ts';
import { formatCount, printHeading, printLines, printTable } from './print.ts';

/** @param outcome over all waves; only `wave` is shown */
export function printWave(
  context: CommandContext,
  outcome: DrawOutcome,
  wave: number,
  commitment: string,
): void {
  const ofThisWave = ofWave(outcome.drawn, wave);
  const municipalities = [...new Set(ofThisWave.map(({ municipality }) => municipality))];
  printHeading(context, `Wave ${wave}`);
  printTable(
    context,
    [
      { title: 'Municipality' },
      { title: 'Drawn', align: 'right' },
      { title: 'Smallest chance', align: 'right' },
      { title: 'Average chance', align: 'right' },
      { title: 'Largest chance', align: 'right' },
    ],
    municipalities.map((municipality) => {
      const drawn = ofThisWave.filter((resident) => resident.municipality === municipality);
      return [municipality, drawn.length, ...chancesOf(drawn)];
    }),
    ['Total', ofThisWave.length, ...chancesOf(ofThisWave)],
  );
  printLines(
    context,
    wave === 1
      ? 'A chance is the probability that this resident got a letter. It is smaller for those who share an address,'
      : 'A chance is the probability that this resident got a letter in any wave so far. It is smaller for those who share an address,',
    'since an address gets at most one letter; the design weight in audit/ makes up for it.',
    '',
    `Commitment:     ${commitment}`,
    `Effective seed: ${outcome.effectiveSeed}`,
  );
  printShortages(context, outcome, wave);
}

function chancesOf(drawn: readonly DrawnResident[]): string[] {
  const chances = drawn.map(({ inclusionProbability }) => inclusionProbability);
  const smallest = chances.reduce((least, chance) => Math.min(least, chance), 1);
  const largest = chances.reduce((most, chance) => Math.max(most, chance), 0);
  const average = chances.reduce((sum, chance) => sum + chance, 0) / Math.max(1, chances.length);
  return [smallest, average, largest].map((chance) => chance.toFixed(4));
}

function printShortages(context: CommandContext, outcome: DrawOutcome, wave: number): void {
  const shortages = outcome.shortages.filter((shortage) => shortage.wave === wave);
  if (shortages.length === 0) return;
  printHeading(context, 'Strata with fewer candidates than seats (their letters are not given to others)');
  const lackingCount = shortages.reduce(
    (sum, { wantedCount, candidateCount }) => sum + wantedCount - candidateCount,
    0,
  );
  printTable(
    context,
    [{ title: 'Stratum' }, { title: 'Seats', align: 'right' }, { title: 'Candidates', align: 'right' }],
    shortages.map(({ stratum, wantedCount, candidateCount }) => [stratum, wantedCount, candidateCount]),
    ['Letters fewer', formatCount(lackingCount), ''],
  );
}
