/** A panel whose registers, settings and answers are full of what could do harm: formulas, tags, PDF operators, escape codes. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { ANSWERS_FILE, editSettings, readText, writeAnswersFile } from '../../cli/small-panel.ts';

/** Names that are read; each is in many rows. None holds what a letter cannot print. */
export const hostileNames = [
  "=cmd|' /C calc'!A0",
  '+31 HYPERLINK(1)',
  '@SUM(1+1)',
  '-2+3',
  ') Tj ET Q q BT (',
  '\\) /JS (app.alert) >>',
  'endstream endobj',
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '{{code}} {{letterNumber}}',
  '../../etc/passwd',
] as const;

/** What steers a terminal, or turns the direction of what is read. A register's row with the first two is rejected. */
export const steering = ['\u001B[2J\u001B]0;zq\u0007', '\u009B31m', '\u202Ezq\u202C'] as const;

const hostileDistricts = ['=1+1', '<b onclick=alert(1)>', '@x', '-', '\u202Ezq', 'WK034401'] as const;

/** Puts hostile names, streets and districts into most rows of a register, and adds a hostile column. */
export function plantHostileRows(folder: string, file: string): void {
  const [header = '', ...lines] = readText(folder, file).trimEnd().split('\n');
  const columns = header.split(';');
  const place = (name: string): number => columns.indexOf(name);
  const changed = lines.map((line, index) => {
    const fields = line.split(';');
    if (fields.length !== columns.length || line.includes('"')) return `${line};x`;
    const name = hostileNames[index % hostileNames.length] ?? '';
    fields[place('01.02.40')] = index % 97 === 5 ? (steering[index % steering.length] ?? '') : name;
    fields[place('01.02.10')] = hostileNames[(index + 3) % hostileNames.length] ?? '';
    if (fields[place('08.11.10')] !== '') fields[place('08.11.10')] = name.slice(0, 24);
    fields[place('wijk')] = hostileDistricts[Math.floor(index / 30) % hostileDistricts.length] ?? '';
    return `${fields.join(';')};${name}`;
  });
  // The last column is no more than a name that staff see.
  writeFileSync(path.join(folder, file), `${[`${header};=1+1`, ...changed].join('\n')}\n`);
}

/** Titles that people see: in a terminal, on a page and in a table. */
export function plantHostileSettings(folder: string): void {
  const title = `${hostileNames[7]}${steering.join('')}${hostileNames[0]}`;
  editSettings(folder, [
    [['panel', 'name'], `Panel ${hostileNames[8]}`],
    [['cases', 0, 'title'], title],
    [['cases', 1, 'title'], hostileNames[0]],
    [['municipalities', 0, 'name'], hostileNames[7]],
    [
      ['strata', 'features'],
      ['municipality', 'gender', 'district'],
    ],
    [
      ['cases', 0, 'quotaFeatures'],
      ['municipality', 'district'],
    ],
    [['cases', 0, 'quotaTolerance'], 6],
  ]);
}

/** Answers with hostile contacts; a few with what a terminal would obey. */
export async function plantHostileAnswers(folder: string): Promise<void> {
  await writeAnswersFile(folder);
  const [header = '', ...lines] = readText(folder, ANSWERS_FILE).trimEnd().split('\n');
  const changed = lines.map((line, index) => {
    const [code = '', answer = '', day = '', email = ''] = line.split(',');
    const name = hostileNames[index % hostileNames.length] ?? '';
    const shown = index % 9 === 4 ? (steering[index % steering.length] ?? '') : name;
    const own = index % 4 === 0 && email !== '' ? `+zq${index}@example.org` : email;
    const phone = email === '' ? '' : index % 3 === 0 ? '+31612345678' : '=0301234567';
    return [code, answer, day, own, phone, email === '' ? '' : `"${shown}"`].join(',');
  });
  const wrong = [`${steering[0]},yes,2027-01-20,,,`, `=1+1,<b>,@x,=x,+x,-x`];
  const used = header.split(',').slice(0, 6).join(',');
  writeFileSync(path.join(folder, ANSWERS_FILE), `${[used, ...changed, ...wrong].join('\n')}\n`);
}
