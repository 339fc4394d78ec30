/** A panel of which every byte is fixed by the test alone: two registers made by counting, a known key, and a few letters. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { writeAnswers } from '../../src/cli/demo/write-site-files.ts';
import { hashFile } from '../cli/folder-digest.ts';
import { editFile, editSettings, readText } from '../cli/small-panel.ts';

/** Runs one call of `loting` in the panel's folder; an exit code other than 0 is an error. */
export type RunCall = (words: readonly string[]) => Promise<void>;

export const FIXED_KEY = '07'.repeat(32);

/** How far a fixed panel is played. */
export type FixedStage = 'draw' | 'letters' | 'rosters';

/** Makes a panel up to the draw, to the letters, or through to the rosters. */
export async function playFixedPanel(
  folder: string,
  randomness: string,
  until: FixedStage,
  run: RunCall,
): Promise<void> {
  // `init` goes on with a key that is there.
  writeFileSync(path.join(folder, 'loting.key'), `${FIXED_KEY}\n`, { mode: 0o600 });
  await run(['init', '.']);
  writeRegisters(folder);
  editSettings(folder, fixedSettings);
  await run(['frame', 'build']);
  await run(['frame', 'commit', '--randomness-source', 'any text, agreed on beforehand']);
  await run(['draw', 'run', '--randomness', randomness]);
  if (until === 'draw') return;
  await run(['letters', 'render']);
  if (until === 'letters') return;
  mkdirSync(path.join(folder, 'from-outside'));
  const answers = await writeAnswers(folder, randomness);
  if (!answers.ok) throw new Error('the answers could not be made up');
  // The site dates answers up to the last day to answer, which is far away here; no answer may come from the future.
  editFile(folder, 'from-outside/answers.csv', /,20\d\d-\d\d-\d\d(?<!,2099-02-1\d)/g, ',2025-01-20');
  await run(['signup', 'import', 'from-outside/answers.csv']);
  await run(['panel', 'admit']);
  await run(['assign', 'run', '--randomness', randomness]);
  await run(['assign', 'export']);
}

export interface Fingerprint {
  readonly frame: string;
  readonly commitment: string;
  readonly drawnList: string;
  readonly roster: string;
}

/** SHA-256 of the frame, the drawn list and the first roster, and the commitment itself. */
export function fingerprintOf(folder: string): Fingerprint {
  const { commitment } = JSON.parse(readText(folder, 'audit/commitment.json')) as { commitment: string };
  return {
    frame: hashFile(path.join(folder, 'audit/frame.csv')),
    commitment,
    drawnList: hashFile(path.join(folder, 'audit/drawn-wave-1.csv')),
    roster: hashFile(path.join(folder, 'exports/roster-case-1.csv')),
  };
}

const columns = {
  givenNames: 'voornamen',
  surname: 'naam',
  birthDate: 'geboren',
  gender: 'geslacht',
  street: 'straat',
  houseNumber: 'nummer',
  postcode: 'postcode',
  place: 'plaats',
  district: 'wijk',
};

/** Dates in the past, so that the real program can play it on any day; but an answer is never asked for before such a day. */
const fixedSettings: Parameters<typeof editSettings>[1] = [
  [['panel', 'members'], { minimum: 10, maximum: 60 }],
  [['municipalities'], [fixedMunicipality('GM0001', 12), fixedMunicipality('GM0002', 6)]],
  [['register', 'preset'], 'none'],
  [['register', 'columns'], columns],
  [['register', 'key'], ['klant']],
  [['eligibility', 'referenceDate'], '2025-01-01'],
  [['letters', 'letterDate'], '2025-01-13'],
  [['letters', 'answerBefore'], '2099-02-10'],
  [['letters', 'reminder'], { letterDate: '2025-01-29', answerBefore: '2099-02-10' }],
  [['letters', 'batchSize'], 30],
  [
    ['cases'],
    [
      {
        id: 'case-1',
        title: 'Case 1',
        date: '2025-03-03',
        groupSize: 6,
        quotaFeatures: ['municipality', 'gender'],
        quotaTolerance: 2,
      },
    ],
  ],
];

function fixedMunicipality(code: string, targetMembers: number) {
  return {
    code,
    name: `Voorbeeldstad ${code}`,
    register: `registers/${code}.csv`,
    targetMembers,
    expectedResponse: 0.5,
    returnAddress: ['Postbus 1', '1000 AA  VOORBEELDSTAD'],
  };
}

const RESIDENT_COUNT = 160;

/** Households of one, two and three in turn; every kind of age, sex and district. */
export function writeRegisters(folder: string): void {
  mkdirSync(path.join(folder, 'registers'), { mode: 0o700, recursive: true });
  for (const [index, code] of ['GM0001', 'GM0002'].entries()) {
    const rows = Array.from({ length: RESIDENT_COUNT }, (_, number) => {
      const house = Math.floor(number / 6) * 3 + ([0, 1, 1, 2, 2, 2][number % 6] ?? 0) + 1;
      const year = 1935 + ((number * 37) % 80);
      return [
        `${code}-${number}`,
        'Test',
        `Testpersoon ${number}`,
        `${year}0${1 + (number % 9)}1${number % 10}`,
        number % 2 === 0 ? 'M' : 'V',
        'Voorbeeldstraat',
        house,
        `10${index}${house % 10}AA`,
        'Voorbeeldstad',
        `W${house % 3}`,
      ].join(';');
    });
    const header = ['klant', ...Object.values(columns)].join(';');
    writeFileSync(path.join(folder, `registers/${code}.csv`), `${[header, ...rows].join('\n')}\n`, {
      mode: 0o600,
    });
  }
}
