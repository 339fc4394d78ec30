/** Prints a wave that was just drawn: who had which chance, the seed, and the strata that were short. */
import type { DrawnResident } from '../domain/drawn-resident.ts';
import type { DrawOutcome } from '../draw/draw-waves.ts';
import type { CommandContext } from './context.ts';
import { ofWave } from './drawn-file.ts';
import { printHeading, printLines, printTable } from './print.ts';

/** @param outcome over all waves; only `wave` is shown */
export function printWave(
  context: CommandContext,
  outcome: DrawOutcome,
  wave: number,
  commitment: string,
): void {
  const ofThisWave = ofWave(outcome.drawn, wave);
  const municipalities = [...new Set(ofThisWave.map(({ municipality }) => municipality))];
  const { common, draw } = context.words;
  const said = draw.drawn;
  const chancesOf = (drawn: readonly DrawnResident[]): string[] => summarizeChances(drawn).map(said.chance);
  printHeading(context, said.heading(wave));
  printTable(
    context,
    [
      { title: said.municipality },
      { title: said.drawn, align: 'right' },
      { title: said.smallest, align: 'right' },
      { title: said.average, align: 'right' },
      { title: said.largest, align: 'right' },
    ],
    municipalities.map((municipality) => {
      const drawn = ofThisWave.filter((resident) => resident.municipality === municipality);
      return [municipality, drawn.length, ...chancesOf(drawn)];
    }),
    [common.total, ofThisWave.length, ...chancesOf(ofThisWave)],
  );
  printLines(context, ...said.meaning(wave), '', ...said.seeds(commitment, outcome.effectiveSeed));
  printShortages(context, outcome, wave);
}

function summarizeChances(drawn: readonly DrawnResident[]): number[] {
  const chances = drawn.map(({ inclusionProbability }) => inclusionProbability);
  const smallest = chances.reduce((least, chance) => Math.min(least, chance), 1);
  const largest = chances.reduce((most, chance) => Math.max(most, chance), 0);
  const average = chances.reduce((sum, chance) => sum + chance, 0) / Math.max(1, chances.length);
  return [smallest, average, largest];
}

function printShortages(context: CommandContext, outcome: DrawOutcome, wave: number): void {
  const shortages = outcome.shortages.filter((shortage) => shortage.wave === wave);
  if (shortages.length === 0) return;
  const said = context.words.draw.drawn;
  printHeading(context, said.shortHeading);
  const lackingCount = shortages.reduce(
    (sum, { wantedCount, candidateCount }) => sum + wantedCount - candidateCount,
    0,
  );
  printTable(
    context,
    [
      { title: said.stratum },
      { title: said.seats, align: 'right' },
      { title: said.candidates, align: 'right' },
    ],
    shortages.map(({ stratum, wantedCount, candidateCount }) => [stratum, wantedCount, candidateCount]),
    [said.fewerLetters, lackingCount, ''],
  );
}
