/** Whose personal data the passing of time removes, and from which day on. */
import type { Failure } from '../../domain/failure.ts';
import { failure } from '../../domain/failure.ts';
import type { ResidentId } from '../../domain/ids.ts';
import type { RemovedRows } from '../../domain/privacy-events.ts';
import type { Result } from '../../domain/result.ts';
import { ok, refuse } from '../../domain/result.ts';
import { lastAnswerDayOf } from '../../domain/settings/letter-dates.ts';
import type { Settings } from '../../domain/settings/settings-schema.ts';
import { addDays } from '../../report/calendar-days.ts';
import type { Move } from '../../signups/moves.ts';
import { planMove } from '../../signups/moves.ts';
import { listAdmissions } from '../../store/tables/admission-table.ts';
import type { KeptRow } from '../../store/tables/erasure-table.ts';
import { countAccountNames, listKeptRows } from '../../store/tables/erasure-table.ts';
import { listInvitations } from '../../store/tables/invitation-table.ts';
import type { OpenPanel } from '../open-panel.ts';

export interface PurgePlan {
  readonly today: string;
  readonly withMembers: boolean;
  readonly residentIds: readonly ResidentId[];
  readonly rows: RemovedRows;
  /** Who signed up and has no place can get none any more. */
  readonly moves: readonly Move[];
  readonly reserveCount: number;
  /** Members, whose data stay. */
  readonly keptMemberCount: number;
  readonly accountNameCount: number;
}

const DAYS_A_WEEK = 7;

/** The first day on which the data of everyone who is no member, or of all, may go. */
export function firstPurgeDay(settings: Settings, waves: readonly number[], withMembers: boolean): string {
  const { keepWeeks, keepMembersWeeks } = settings.privacy;
  const lastDays = waves.map((wave) => lastAnswerDayOf(settings, wave));
  const others = afterWeeks(lastDays, keepWeeks);
  if (!withMembers) return others;
  const members = afterWeeks(
    settings.cases.map(({ date }) => date),
    keepMembersWeeks,
  );
  return members > others ? members : others;
}

/** The first day after so many weeks have passed since the last of some dates. */
function afterWeeks(dates: readonly string[], weeks: number): string {
  return addDays([...dates].sort().at(-1) ?? '', weeks * DAYS_A_WEEK + 1);
}

/** Call it in a transaction. Refused before the day, and while sign-ups wait for an admission. */
export function planPurge(panel: OpenPanel, today: string, withMembers: boolean): Result<PurgePlan> {
  const { db, settings } = panel;
  const waves = [...new Set(listInvitations(db).map(({ wave }) => wave))];
  if (waves.length === 0) return refuse(failure('command.no-draw', {}));
  const kept = listKeptRows(db);
  const [first, ...rest] = [
    ...findTooEarly(settings, waves, today, withMembers),
    ...findNotAdmitted(panel, kept, withMembers),
  ];
  if (first !== undefined) return refuse(first, ...rest);
  const leaving = kept.filter((row) => withMembers || !row.isMember);
  const moves: Move[] = [];
  for (const row of leaving) {
    if (row.isMember || row.state !== 'signed-up') continue;
    const moved = planMove(row, 'erased', { movedOn: today, channel: null });
    if (!moved.ok) return moved;
    moves.push(moved.value);
  }
  const moving = new Set(moves.map(({ residentId }) => residentId));
  const removed = leaving.filter((row) => hasRows(row) || moving.has(row.residentId));
  return ok({
    today,
    withMembers,
    residentIds: removed.map(({ residentId }) => residentId),
    rows: {
      addressees: sumOf(removed, 'addressees'),
      signUps: sumOf(removed, 'signUps'),
      sortedLetters: sumOf(removed, 'sortedLetters'),
    },
    moves,
    reserveCount: leaving.filter(({ isReserve, residentId }) => isReserve && moving.has(residentId)).length,
    keptMemberCount: withMembers ? 0 : kept.filter(({ isMember }) => isMember).length,
    accountNameCount: withMembers ? countAccountNames(db) : 0,
  });
}

function findTooEarly(
  settings: Settings,
  waves: readonly number[],
  today: string,
  withMembers: boolean,
): readonly Failure[] {
  const first = firstPurgeDay(settings, waves, withMembers);
  const setting = withMembers ? 'privacy.keepMembersWeeks' : 'privacy.keepWeeks';
  return today < first ? [failure('privacy.too-early', { today, first, setting })] : [];
}

function findNotAdmitted(
  { db }: OpenPanel,
  kept: readonly KeptRow[],
  withMembers: boolean,
): readonly Failure[] {
  const signUpCount = kept.filter(({ state }) => state === 'signed-up').length;
  if (withMembers || signUpCount === 0 || listAdmissions(db).length > 0) return [];
  return [failure('privacy.nobody-admitted', { signUpCount })];
}

function hasRows({ addressees, signUps, sortedLetters }: KeptRow): boolean {
  return addressees + signUps + sortedLetters > 0;
}

function sumOf(rows: readonly KeptRow[], column: keyof RemovedRows): number {
  return rows.reduce((sum, row) => sum + row[column], 0);
}
