/** Plays a year of a panel through the commands themselves: waves, reminders, answers, news, groups, purges. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { writeNewerRegisters } from '../../src/cli/demo/write-newer-registers.ts';
import { InvitationIdSchema } from '../../src/domain/ids.ts';
import { loginCodeOf } from '../../src/letters/login-code.ts';
import { addDays, ENTROPY_BYTE, YearClock } from './year-clock.ts';
import type { YearSize } from './year-settings.ts';
import {
  CASE_COUNT,
  daysOfWave,
  lettersOfWave,
  WAVE_COUNT,
  waveOfCase,
  writeYearSettings,
} from './year-settings.ts';

const REGISTERS = ['GM0344.csv', 'GM0637.csv'] as const;
/** The share of a wave that signs up on the site. */
const RESPONSE = 0.04;
const WAVES_BETWEEN_REFRESHES = 6;
const ERASED_COUNT = 2;

/** The first answers are admitted after this wave, so that the first case finds members. */
const FIRST_ADMISSION = 4;

export async function playYear(
  folder: string,
  size: YearSize,
  report: (line: string) => void,
): Promise<YearClock> {
  const clock = new YearClock(folder);
  await clock.call('init', 'init', '.');
  writeYearSettings(folder, size);
  mkdirSync(path.join(folder, 'from-outside'));
  await clock.call(
    'register synth',
    'register',
    'synth',
    '--residents',
    String(size.residentCount),
    '--seed',
    'year',
  );
  await clock.call('frame build', 'frame', 'build');
  await clock.call('frame commit', 'frame', 'commit', '--randomness-source', 'dice: and three digits');
  for (let wave = 1; wave <= WAVE_COUNT; wave++) {
    clock.wave = wave;
    const startedAt = performance.now();
    await playWave(clock, folder, size);
    report(`wave ${wave} of ${WAVE_COUNT}: ${((performance.now() - startedAt) / 1000).toFixed(1)} s`);
  }
  await playEnd(clock);
  return clock;
}

async function playWave(clock: YearClock, folder: string, size: YearSize): Promise<void> {
  const { wave } = clock;
  const { letterDate, reminderDate, answerBefore } = daysOfWave(wave);
  clock.day = addDays(letterDate, -1);
  await drawLetters(clock, folder, size);
  clock.day = letterDate;
  await clock.call('letters posted', 'letters', 'posted', '--all', '--on', letterDate);
  clock.day = addDays(letterDate, 4);
  await recordNews(clock, folder, size.newsCount);
  clock.day = addDays(reminderDate, -1);
  await importAnswers(clock, folder);
  await clock.call(
    'letters render (reminder)',
    'letters',
    'render',
    '--kind',
    'reminder',
    '--wave',
    String(wave),
    '--leave-out',
  );
  clock.day = reminderDate;
  await clock.call(
    'letters posted (reminder)',
    'letters',
    'posted',
    '--all',
    '--on',
    reminderDate,
    '--as-they-are',
  );
  clock.day = addDays(answerBefore, -1);
  await eraseSome(clock, folder);
  if (wave >= FIRST_ADMISSION)
    await clock.call('panel admit', 'panel', 'admit', '--randomness', `dice: ${wave}`);
  for (let caseNumber = 1; caseNumber <= CASE_COUNT; caseNumber++) {
    if (waveOfCase(caseNumber) === wave) await callGroup(clock, folder, `case-${caseNumber}`);
  }
  await clock.call('next', 'next');
  await clock.call('status', 'status');
  await clock.call('letters status', 'letters', 'status');
  // After one wave there may be too few sign-ups to report.
  if (wave > 1) await clock.call('report response', 'report', 'response');
  await clock.call('audit log', 'audit', 'log');
  await clock.call('audit verify', 'audit', 'verify');
}

async function drawLetters(clock: YearClock, folder: string, size: YearSize): Promise<void> {
  const { wave } = clock;
  const [first, second] = lettersOfWave(size);
  if (wave === 1) await clock.call('draw run', 'draw', 'run', '--randomness', 'dice: 3 1 6');
  else await clock.call('draw wave', 'draw', 'wave', '--letters', `GM0344=${first},GM0637=${second}`);
  if (wave % WAVES_BETWEEN_REFRESHES === 0) {
    const newer = REGISTERS.map((name) => `from-outside/${name}`);
    const pairs = REGISTERS.map(
      (name, index) => [path.join(folder, 'registers', name), path.join(folder, newer[index] ?? '')] as const,
    );
    writeNewerRegisters(pairs, `year ${wave}`);
    await clock.call('draw refresh', 'draw', 'refresh', '--register', ...newer);
  }
  await clock.call('letters render', 'letters', 'render', '--wave', String(wave), '--leave-out');
}

/** Calls, cards and returned letters, one by one, as they come in at the desk. */
async function recordNews(clock: YearClock, folder: string, count: number): Promise<void> {
  const letters = lettersInState(folder, clock.wave, 'posted').slice(0, count);
  const kinds: readonly (readonly string[])[] = [
    ['decline'],
    ['undeliverable'],
    ['record', '--channel', 'phone'],
    ['undeliverable', '--moved'],
    ['decline', '--channel', 'counter'],
  ];
  for (const [index, letter] of letters.entries()) {
    const [verb = '', ...options] = kinds[index % kinds.length] ?? [];
    await clock.call(`signup ${verb}`, 'signup', verb, letter, '--date', clock.day, ...options);
  }
}

async function importAnswers(clock: YearClock, folder: string): Promise<void> {
  const key = new Uint8Array(readFileSync(path.join(folder, 'loting.key')).length)
    .fill(ENTROPY_BYTE)
    .subarray(0, 32);
  const posted = lettersInState(folder, clock.wave, 'posted');
  const answering = posted.slice(-Math.ceil(posted.length * RESPONSE));
  const lines = answering.map((letter, index) => {
    const code = loginCodeOf(key, {
      panelId: 'de-tweede-mening',
      invitationId: InvitationIdSchema.parse(letter),
      version: 1,
    });
    return `${code},yes,${clock.day},resident-${clock.wave}-${index}@example.org`;
  });
  const file = `from-outside/answers-${clock.wave}.csv`;
  writeFileSync(path.join(folder, file), `code,answer,answered_on,email\n${lines.join('\n')}\n`);
  await clock.call('signup import', 'signup', 'import', file);
}

async function eraseSome(clock: YearClock, folder: string): Promise<void> {
  const [asked = '', ...others] = lettersInState(folder, clock.wave, 'reminded').slice(0, 1 + ERASED_COUNT);
  await clock.call('privacy explain', 'privacy', 'explain', asked);
  for (const letter of others) await clock.call('privacy erase', 'privacy', 'erase', letter, '--yes');
}

/** A group is called, and two of it turn out not to be able to come. */
async function callGroup(clock: YearClock, folder: string, caseId: string): Promise<void> {
  await clock.call('assign run', 'assign', 'run', '--case', caseId, '--randomness', `dice: ${caseId}`);
  await clock.call('assign export', 'assign', 'export');
  const members = queryColumn(
    folder,
    'SELECT resident_id FROM standing_seats WHERE case_id = ? AND resident_id IS NOT NULL ORDER BY seat LIMIT 2',
    caseId,
  );
  for (const member of members) {
    const who = ['--member', member, '--case', caseId, '--reason', 'cannot-come'];
    await clock.call('assign replace', 'assign', 'replace', ...who);
  }
}

/** The panel has done its work: nobody can answer any more, and personal data go when their time has come. */
async function playEnd(clock: YearClock): Promise<void> {
  clock.day = addDays(daysOfWave(WAVE_COUNT).answerBefore, 1);
  await clock.call('signup close', 'signup', 'close');
  await clock.call('report assignment', 'report', 'assignment');
  clock.day = addDays(clock.day, 7 * 14);
  await clock.call('privacy purge', 'privacy', 'purge', '--yes');
  clock.day = addDays(clock.day, 7 * 40);
  await clock.call('privacy purge (members)', 'privacy', 'purge', '--members', '--yes');
  await clock.call('audit verify (after the purge)', 'audit', 'verify');
}

function lettersInState(folder: string, wave: number, state: string): readonly string[] {
  const sql = 'SELECT invitation_id FROM invitations WHERE wave = ? AND state = ? ORDER BY invitation_id';
  return queryColumn(folder, sql, wave, state);
}

export function queryColumn(
  folder: string,
  sql: string,
  ...values: readonly (string | number)[]
): readonly string[] {
  const db = new BetterSqlite3(path.join(folder, 'loting.db'));
  try {
    return db
      .prepare(sql)
      .pluck()
      .all(...values)
      .map(String);
  } finally {
    db.close();
  }
}
