/**
 * `npm run bench`: how fast Loting is, each figure beside a plain one of the same run, so that it means something on any
 * machine. It prints and never judges: the exit code is 0 whatever the figures.
 *
 *     npm run bench                                    all figures
 *     npm run bench -- letters                         only these
 *     npm run bench -- frame --residents 5000000       another size; from a million on, one round
 */
import { parseArgs } from 'node:util';
import { benchAssign } from './assign-figure.ts';
import { benchFrame } from './frame-figure.ts';
import { benchLetters } from './letters-figure.ts';
import { benchStart } from './start-figure.ts';

const REAL_SIZE = '502672';
const DEFAULT_ROUNDS = 5;
const LARGE = 1_000_000;

const { values, positionals } = parseArgs({
  options: { residents: { type: 'string', default: REAL_SIZE }, rounds: { type: 'string' } },
  allowPositionals: true,
});
const residentCount = Number(values.residents);
const roundCount = Number(values.rounds ?? (residentCount >= LARGE ? 1 : DEFAULT_ROUNDS));

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

const figures: Readonly<Record<string, () => void | Promise<void>>> = {
  start: () => benchStart(print),
  frame: () => benchFrame({ residentCount, roundCount }, print),
  letters: () => benchLetters(print),
  assign: () => benchAssign(values.rounds === undefined ? undefined : Number(values.rounds), print),
};

const unknown = positionals.filter((name) => figures[name] === undefined);
if (unknown.length > 0) {
  print(`There is no figure ${unknown.join(', ')}. The figures are: ${Object.keys(figures).join(', ')}.`);
}
for (const [name, bench] of Object.entries(figures)) {
  if (positionals.length > 0 && !positionals.includes(name)) continue;
  print('');
  await bench();
}
