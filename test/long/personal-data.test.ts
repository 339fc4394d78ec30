/** No name, street, e-mail address, A-nummer, BSN or login code ends up anywhere but in the letters and, sealed, in the database. */
import { readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runLoting } from '../cli/run-loting.ts';
import {
  AFTER_ANSWERS,
  AFTER_POSTING,
  ANSWERS_FILE,
  ASSIGNMENT_RANDOMNESS,
  codeOfLetter,
  DRAW_RANDOMNESS,
  editFile,
  editSettings,
  EXCLUSIONS_FILE,
  makeSmallPanel,
  PHONING_CODE,
  RANDOMNESS_SOURCE,
  queryColumn,
  readText,
  writeAnswersFile,
  ZOETERMEER_FILES,
} from '../cli/small-panel.ts';

const registers = ['registers/GM0344.csv', ...ZOETERMEER_FILES];

/** Words that stand in every planted name, street and e-mail address, and nowhere else. */
const planted = /zqnaam|zqvoor|zqstraat|zqmail|zqtel|0309999|zqantwoord/i;

const plantedQuestion = {
  id: 'care',
  text: 'Which of these?',
  answers: [
    { id: 'zqantwoord-0', text: 'This' },
    { id: 'zqantwoord-1', text: 'That' },
  ],
};

/** After the weeks that data of others than members are kept. */
const AFTER_WEEKS = '2027-06-01T09:00:00.000Z';

let folder = '';
let openElsewhere: BetterSqlite3.Database | undefined;
/** The log file of the database (WAL) when everything had been recorded, as Latin-1. */
let walBefore = '';
/** Everything that was printed, per call. */
const printed: (readonly [call: string, text: string])[] = [];
/** A-nummers and BSNs of the registers. */
let numbers: ReadonlySet<string>;
let codes: readonly string[];

async function call(
  words: readonly string[],
  expectedExitCode: number,
  now: string = AFTER_ANSWERS,
): Promise<void> {
  const { exitCode, stdout, stderr } = await runLoting(folder, words, { now });
  printed.push([words.join(' '), `${stdout}\n${stderr}`]);
  expect(exitCode, `${words.join(' ')}: ${stderr}`).toBe(expectedExitCode);
}

/** Gives everybody in the registers a name and a street that can be recognised. */
function plantNames(): Set<string> {
  const found = new Set<string>();
  for (const file of registers) {
    const [header = '', ...lines] = readText(folder, file).trimEnd().split('\n');
    const columns = header.split(';');
    const place = (name: string): number => columns.indexOf(name);
    const marked = lines.map((line, index) => {
      const fields = line.split(';');
      for (const name of ['01.01.10', '01.01.20']) found.add(fields[place(name)] ?? '');
      if (fields.length !== columns.length || line.includes('"')) return line;
      fields[place('01.02.10')] = `Zqvoor${index}`;
      fields[place('01.02.40')] = `Zqnaam${index}`;
      if (fields[place('08.11.10')] !== '') fields[place('08.11.10')] = `Zqstraat ${index % 40}`;
      if (fields[place('08.11.15')] !== '') fields[place('08.11.15')] = `Zqstraat ${index % 40}`;
      return fields.join(';');
    });
    writeFileSync(path.join(folder, file), `${[header, ...marked].join('\n')}\n`);
  }
  return found;
}

/** Everybody who answers gives a contact that can be recognised, and some lines are wrong in every column. */
function plantContacts(): void {
  const [header = '', ...lines] = readText(folder, ANSWERS_FILE).trimEnd().split('\n');
  const marked = lines.map((line, index) => {
    const [code = '', answer = '', day = ''] = line.split(',');
    const contact = [`zqmail-${index}@example.org`, '0309999 999', `Zqnaam ${index}`];
    return [code, answer, day, ...contact, index % 3 === 0 ? '' : `zqantwoord-${index % 2}`].join(',');
  });
  const unused = marked[0]?.slice(0, 14) ?? '';
  const wrong = [
    `${unused},zqnaam,2027-01-20,,,,`,
    `${unused},yes,zqnaam,,,,`,
    `Zqnaam,yes,2027-01-20,zqmail,,,`,
    `${unused},yes,2027-01-20,zqmail,zqtel,Zqnaam,`,
    `${unused},yes,2027-01-20,,,,zqantwoord-anders`,
    `${unused},yes`,
  ];
  writeFileSync(path.join(folder, ANSWERS_FILE), `${[`${header},care`, ...wrong, ...marked].join('\n')}\n`);
}

beforeAll(async () => {
  const panel = await makeSmallPanel('registers');
  folder = panel.folder;
  numbers = new Set([...plantNames()].filter((number) => /^\d{9,10}$/.test(number)));

  // A register without its header, and one with a column too few: the first row must not be repeated.
  const [utrecht = ''] = registers;
  const whole = readText(folder, utrecht);
  writeFileSync(path.join(folder, utrecht), whole.slice(whole.indexOf('\n') + 1));
  await call(['frame', 'build'], 1);
  writeFileSync(path.join(folder, utrecht), whole);

  await call(['frame', 'build'], 0);
  await call(['frame', 'build', '--json'], 0);
  await call(['frame', 'commit', '--randomness-source', RANDOMNESS_SOURCE], 0);
  await call(['draw', 'plan', '--strata'], 0);
  writeFileSync(path.join(folder, utrecht), `${whole}\n`);
  await call(['draw', 'run', '--randomness', DRAW_RANDOMNESS], 1);
  writeFileSync(path.join(folder, utrecht), whole);
  await call(['draw', 'run', '--randomness', DRAW_RANDOMNESS, '--dry-run', '--json'], 0);
  await call(['draw', 'run', '--randomness', DRAW_RANDOMNESS], 0);
  await call(['draw', 'run', '--randomness', DRAW_RANDOMNESS], 0);
  await call(['draw', 'run', '--randomness', 'another'], 1);

  // First a window that no address fits.
  const style = readText(folder, 'templates/style.yaml');
  editFile(folder, 'templates/style.yaml', '      widthMm: 110', '      widthMm: 40');
  await call(['letters', 'render'], 1, AFTER_POSTING);
  writeFileSync(path.join(folder, 'templates/style.yaml'), style);
  await playMailroom();

  // A program that stays open, so that the log file of the database (WAL) is looked through too.
  openElsewhere = new BetterSqlite3(path.join(folder, 'loting.db'));
  // SQLite joins the others at its first look.
  openElsewhere.prepare('SELECT count(*) FROM panel').get();
  await writeAnswersFile(folder);
  plantContacts();
  editSettings(folder, [[['signUp', 'questions'], [plantedQuestion]]]);
  await call(['signup', 'import', ANSWERS_FILE, '--dry-run', '--json'], 0);
  await call(['signup', 'import', ANSWERS_FILE], 0);
  await call(['signup', 'import', ANSWERS_FILE], 0);
  writeFileSync(path.join(folder, 'from-outside/broken.csv'), 'code,answer,name\nx,yes,"Zqnaam\n');
  await call(['signup', 'import', 'from-outside/broken.csv'], 1);
  const contact = ['--email', 'zqmail@example.org', '--phone', '0309999 999', '--name', 'Zqnaam'];
  await call(['signup', 'record', PHONING_CODE, '--email', 'zqmail'], 1);
  await call(['signup', 'record', `${PHONING_CODE}Z`, ...contact], 1);
  await call(['signup', 'record', PHONING_CODE, '--date', '2027-01-20', ...contact], 0);
  await call(['signup', 'record', PHONING_CODE, '--date', '2027-01-20', ...contact], 1);
  await call(['status', '--strata'], 0);
  await call(['status', '--json'], 0);

  await call(['signup', 'withdraw', '1-000005', '--by', 'desk'], 0);
  await call(['signup', 'find', '--name', 'Zqnaam', '--postcode', '1000AA', '--born', '1900-01-01'], 0);
  await call(['signup', 'close', '--json'], 0);
  await call(['panel', 'admit', '--dry-run'], 0);
  await call(['panel', 'admit'], 0);
  // The file itself holds e-mail addresses: that is what it is for.
  await call(['signup', 'export', '--dry-run'], 0);

  writeExclusions();
  writeFileSync(
    path.join(folder, 'from-outside/named.csv'),
    'resident_id,case_id,reason\nZqnaam,Zqstraat 1,Zqnaam woont naast Zqvoor\n',
  );
  await call(['assign', 'exclude', 'from-outside/named.csv'], 1);
  await call(['assign', 'exclude', EXCLUSIONS_FILE], 0);
  editSettings(folder, [[['cases', 0, 'groupSize'], 40]]);
  await call(['assign', 'run', '--randomness', ASSIGNMENT_RANDOMNESS], 1);
  editSettings(folder, [[['cases', 0, 'groupSize'], 8]]);
  await call(['assign', 'run', '--randomness', ASSIGNMENT_RANDOMNESS, '--json'], 0);
  await call(['assign', 'export'], 0);
  await askForPrivacy();
  await call(['audit', 'log'], 0);
  await call(['audit', 'log', '--lines'], 0);
  await call(['audit', 'verify'], 0);
  editFile(folder, utrecht, 'Zqnaam5', 'Zqnaam6');
  await call(['audit', 'verify', '--json'], 1);
  await call(['audit', 'verify'], 1);

  codes = queryColumn(folder, 'SELECT invitation_id FROM invitations').map((id) => codeOfLetter(String(id)));
});

afterAll(() => openElsewhere?.close());

/** What residents ask, and the end of their data: of all but the members. */
async function askForPrivacy(): Promise<void> {
  walBefore = readFileSync(path.join(folder, 'loting.db-wal'), 'latin1');
  const [member] = queryColumn(
    folder,
    `SELECT invitation_id FROM sign_ups JOIN invitations USING (invitation_id) JOIN members USING (resident_id)
     WHERE state = 'signed-up'`,
  );
  const privacy = (words: string, exitCode = 0, now?: string): Promise<void> =>
    call(['privacy', ...words.split(' ')], exitCode, now);
  await privacy('explain 1-000006');
  await privacy('explain 1-000006 --json --lang en');
  await privacy('explain --name Zqnaam', 1);
  await call(['privacy', 'explain', '--name', 'Zqnaam', '--postcode', '1000AA', '--born', '1900-01-01'], 1);
  await privacy(`access ${String(member)} --out from-outside/access.txt`);
  await privacy('erase 1-000006', 1);
  await privacy('erase 1-000006 --yes');
  await privacy(`erase ${PHONING_CODE}Z`, 1);
  await privacy('opt-out 1-000007 --yes --json');
  await privacy('purge --yes', 1);
  await privacy('purge --dry-run', 0, AFTER_WEEKS);
  await privacy('purge --yes --json', 0, AFTER_WEEKS);
}

/** Everything that the mailroom does, in words and in JSON. */
async function playMailroom(): Promise<void> {
  const letters = (words: string, expectedExitCode = 0): Promise<void> =>
    call(['letters', ...words.split(' ')], expectedExitCode, AFTER_POSTING);
  await letters('preview');
  await letters('render --leave-out --json');
  await letters('render --leave-out');
  await letters('printed w1-GM0344-001');
  await letters('reprint w1-GM0344-001:2');
  await letters('revoke 1-000003 --reason lost');
  await letters('render --leave-out');
  await letters('check', 1);
  await letters('void w1-GM0637-001:1-9 --dry-run');
  await letters('void --checked');
  await letters('posted --all');
  await letters('returned 1-000004');
  await letters('render --kind reminder --json');
  await call(['signup', 'record', codeOfLetter('1-000005'), '--name', 'Zqnaam'], 0, AFTER_POSTING);
  await letters('check', 1);
  await letters('check --json', 1);
  await letters('void --checked');
  await letters('status');
  await letters('reconcile', 1);
}

function writeExclusions(): void {
  const [member] = queryColumn(folder, "SELECT resident_id FROM invitations WHERE state = 'signed-up'");
  const line = `${String(member)},case-1,knows-the-person`;
  writeFileSync(path.join(folder, EXCLUSIONS_FILE), `resident_id,case_id,reason\n${line}\n`);
}

/** What of a text gives somebody away; the text may be the bytes of a database, read as Latin-1. */
function findPersonalData(text: string): readonly string[] {
  const found = new Set<string>();
  const word = planted.exec(text);
  if (word !== null) found.add(`planted: ${text.slice(word.index, word.index + 30)}`);
  for (const [number] of text.matchAll(/(?<![0-9A-Za-z])\d{9,10}(?![0-9A-Za-z])/g)) {
    if (numbers.has(number)) found.add(`number: ${number}`);
  }
  const upper = text.toUpperCase();
  for (const code of codes) {
    if (upper.includes(code) || upper.includes(code.replaceAll('-', ''))) found.add(`code: ${code}`);
  }
  return [...found];
}

/** Every file of the working folder but the letters and what came from outside. */
function listWrittenFiles(): readonly string[] {
  return (
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => statSync(path.join(folder, name)).isFile())
      // The settings name the possible answers, of nobody.
      .filter((name) => !/^(?:registers|from-outside)\/|\.pdf$|^loting\.yaml$/.test(name))
      .sort()
  );
}

describe('the search', () => {
  it('finds what it looks for where it must be', () => {
    expect(findPersonalData(readText(folder, registers[0] ?? ''))).toEqual(
      expect.arrayContaining([expect.stringMatching(/^planted: Zq/), expect.stringMatching(/^number: \d+$/)]),
    );
    const answers = findPersonalData(readText(folder, ANSWERS_FILE));
    expect(answers).toContainEqual(expect.stringMatching(/^planted: /));
    expect(answers.filter((found) => found.startsWith('code: ')).length).toBeGreaterThan(20);
    expect(numbers.size).toBeGreaterThan(1500);
    expect(codes.length).toBeGreaterThan(50);
  });
});

describe('what residents asked for', () => {
  it('is in the file for the resident, and was removed for those whose time was over', () => {
    const access = findPersonalData(readText(folder, 'from-outside/access.txt'));
    expect(access).toContainEqual(expect.stringMatching(/^planted: /));
    expect(readText(folder, 'from-outside/access.txt')).toMatch(/zqantwoord|zqmail/);
    const [left] = queryColumn(folder, 'SELECT count(*) FROM addressees');
    const [members] = queryColumn(
      folder,
      "SELECT count(*) FROM members JOIN invitations USING (resident_id) WHERE state = 'signed-up'",
    );
    expect(left).toBe(members);
  });
});

describe('no personal data', () => {
  it('are in anything that was printed', () => {
    expect(printed.length).toBeGreaterThan(30);
    expect(
      printed.flatMap(([words, text]) => findPersonalData(text).map((found) => `${words}: ${found}`)),
    ).toEqual([]);
  });

  it('are in any file but the letters', () => {
    const files = listWrittenFiles();
    expect(files).toEqual(
      expect.arrayContaining([
        'audit/frame.csv',
        'audit/rejected-rows.csv',
        'exports/answers-result.csv',
        'exports/roster-case-1.csv',
        'letters/w1-manifest.csv',
        'exports/opt-out.csv',
        'loting.db',
        'loting.db-wal',
      ]),
    );
    expect(
      files.flatMap((file) =>
        findPersonalData(readFileSync(path.join(folder, file), 'latin1')).map((found) => `${file}: ${found}`),
      ),
    ).toEqual([]);
  });

  it('are in the log file of the database, before a purge empties it', () => {
    expect(walBefore.length).toBeGreaterThan(10_000);
    expect(findPersonalData(walBefore)).toEqual([]);
  });

  it('are in any cell of the database but, sealed, two columns', () => {
    const db = new BetterSqlite3(path.join(folder, 'loting.db'));
    const tables = db
      .prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table'")
      .pluck()
      .all();
    const blobColumns = new Set<string>();
    const found: string[] = [];
    for (const table of tables) {
      for (const row of db.prepare<[], Record<string, unknown>>(`SELECT * FROM ${table}`).all()) {
        for (const [column, value] of Object.entries(row)) {
          const isSealed = value instanceof Uint8Array;
          if (isSealed) blobColumns.add(`${table}.${column}`);
          const text = isSealed ? Buffer.from(value).toString('latin1') : String(value);
          found.push(...findPersonalData(text).map((each) => `${table}.${column}: ${each}`));
        }
      }
    }
    db.close();
    expect(found).toEqual([]);
    expect([...blobColumns].sort()).toEqual(['addressees.sealed', 'sign_ups.sealed']);
  });
});
