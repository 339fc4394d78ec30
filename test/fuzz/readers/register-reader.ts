/** A register in every dialect and encoding: the rows, the check of its cells, and the list of problems. */
import assert from 'node:assert/strict';
import type { Settings } from '../../../src/domain/settings/settings-schema.ts';
import { CellCheck } from '../../../src/register/check/cell-check.ts';
import { ProblemList } from '../../../src/register/check/problem-list.ts';
import { readRegister } from '../../../src/register/read-register.ts';
import { rowProblemCodes } from '../../../src/register/check/row-problems.ts';
import { chunksOf, context, read, settings, testHeader } from '../../register/brp-csv.ts';
import { problemsOf, registerForms } from '../../register/fuzzed-registers.ts';
import type { Below } from '../damage-bytes.ts';
import type { FuzzedReader } from '../fuzzed-reader.ts';
import { outcomeOf, pick } from '../fuzzed-reader.ts';

type Encoding = Settings['register']['encoding'];
type Dialect = Settings['register']['dialect'];

/** The first line, whatever the encoding; of a compressed file nothing is known. */
function headerOf(bytes: Uint8Array): string {
  if (bytes[0] === 0x1f) return 'Proef';
  return Buffer.from(bytes).toString('latin1').replaceAll('\0', '').split('\n')[0] ?? '';
}

const someOptions = (below: Below) => ({
  encoding: pick<Encoding>(['auto', 'auto', 'utf-8', 'utf-16le', 'windows-1252', 'iso-8859-1'], below),
  dialect: pick<Dialect>(['auto', 'auto', 'ordinary', 'brp-csv', 'rvig'], below),
});

const seeds = registerForms.map(({ bytes }) => bytes);
const tokens = [
  ...testHeader,
  '19800230',
  '00000000',
  '19800000',
  '0344',
  '3511AA',
  'Geslachtsnaam',
  '05.02.40',
  ';;;;',
  '"\n"',
  '\\;',
  '\\\\',
  '|',
];

export const registerReader: FuzzedReader = {
  name: 'register',
  share: 20,
  seeds,
  tokens,
  read: (bytes, below) => {
    const register = someOptions(below);
    const whole = read(bytes, { register });
    // A sentence may name columns; where damage joined a row to the header, its cells are columns.
    const isJoined = /Proef|Testa|Utrecht|Roodt/.test(headerOf(bytes));
    const problems = problemsOf(whole).filter((each) => !(isJoined && each.startsWith('a cell in')));
    assert.deepEqual(problems, []);
    // A quarter is read again, to see that chunks make no difference.
    if (below(4) === 0) {
      const chunked = read(bytes, { register, chunkBytes: 1 + below(400) });
      assert.equal(JSON.stringify(chunked), JSON.stringify(whole), 'read otherwise in chunks');
    }
    return outcomeOf(whole.result, 'register.csv');
  },
};

export const checkReader: FuzzedReader = {
  name: 'check of a register',
  share: 6,
  seeds,
  tokens,
  read: (bytes, below) => {
    const problems = new ProblemList();
    let check: CellCheck | undefined;
    const result = readRegister(
      chunksOf(bytes, 65_536),
      { ...settings, ...someOptions(below) },
      context,
      (outcome) => check?.addOutcome(outcome),
      (layout) => {
        const made = new CellCheck(layout, below(256), '2027-01-01', problems);
        check = made;
        return (cells, row) => made.addCells(cells, row);
      },
    );
    const listed = [...problems];
    assert.equal(listed.length, problems.length, 'problems were lost');
    assert(
      listed.every((each, index) => (listed[index - 1]?.row ?? 0) <= each.row),
      'problems out of order',
    );
    const counts = [...problems.countByProblem()].reduce((sum, [, count]) => sum + count, 0);
    assert.equal(counts, listed.length, 'problems are miscounted');
    assert(
      listed.every(({ problem }) => rowProblemCodes.includes(problem)),
      'an unknown problem',
    );
    for (const filled of check?.filledCounts ?? [])
      assert(filled <= (check?.rowCount ?? 0), 'too many cells');
    return outcomeOf(result, 'register.csv');
  },
};
