/** Reads what the steps of the procedure follow from. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { MANIFEST_FILE } from '../../audit/bundle.ts';
import type { AnnouncedRandomness } from '../../domain/audit-event.ts';
import type { CaseId } from '../../domain/ids.ts';
import type { LetterKind } from '../../domain/letter-kinds.ts';
import { letterDatesOf } from '../../domain/settings/letter-dates.ts';
import { drandRoundTimeMs } from '../../draw/drand.ts';
import { settingsHashOf } from '../../frame/commitment.ts';
import type { LetterOutcome } from '../../letters/letter-outcomes.ts';
import { readAnnouncement } from '../../store/tables/announcement-table.ts';
import { judgeMembersExport, listAdmissions } from '../../store/tables/admission-table.ts';
import { listAssignmentRuns } from '../../store/tables/assignment-table.ts';
import { listBatches } from '../../store/tables/batch-table.ts';
import { readCalledGroups } from '../../store/tables/called-groups.ts';
import { listDraws, readLatestDraw } from '../../store/tables/draw-table.ts';
import { countAccountNames, findKeptData } from '../../store/tables/erasure-table.ts';
import type { FrameRow } from '../../store/tables/frame-table.ts';
import { readCurrentFrame } from '../../store/tables/frame-table.ts';
import { listRecipients } from '../../store/tables/letter-recipients.ts';
import { listOutcomeCounts } from '../../store/tables/letter-table.ts';
import { readMemberNumbers } from '../../store/tables/member-table.ts';
import { listSeatChanges } from '../../store/tables/replacement-table.ts';
import { listLeavingSeats } from '../groups/plan-replace.ts';
import type { OpenPanel } from '../open-panel.ts';
import { planExport } from '../plan-export.ts';
import { firstPurgeDay } from '../privacy/plan-purge.ts';
import { readNamedFiles } from '../read-named-files.ts';
import { listRegisterFiles } from '../register-files.ts';
import type { WaveFigures } from '../wave-figures.ts';
import { addDays } from '../../report/calendar-days.ts';
import type { NextStep } from './next-steps.ts';
import { REMINDER_AFTER_DAYS } from './next-steps.ts';
import type { ProcedureFacts, PurgeFacts } from './procedure.ts';
import { audiences, bundleFolderOf, proposeRound } from './procedure-commands.ts';
import type { ReadResponse } from './read-response.ts';

/** What was read of the response, and what follows from it for the letters. */
export interface ReadAdvice {
  readonly response: ReadResponse;
  readonly waves: readonly WaveFigures[];
  readonly nextSteps: readonly NextStep[];
  /** The latest day on which an answer is in time. */
  readonly answerBefore: string;
}

/** Call it in the transaction in which the advice was read. */
export function readProcedureFacts(
  panel: OpenPanel,
  { response, waves, nextSteps, answerBefore }: ReadAdvice,
  { dir, now }: { readonly dir: string; readonly now: Date },
): ProcedureFacts {
  const { db, settings, folder } = panel;
  const { invitations, today } = response;
  const files = listRegisterFiles(settings, folder.root);
  const frame = readCurrentFrame(db);
  const announcement = frame === undefined ? undefined : readAnnouncement(db, frame.commitment);
  const isDrawn = listDraws(db).length > 0;
  const isAdmitted = listAdmissions(db).length > 0;
  const isAssigned = listAssignmentRuns(db).length > 0;
  const seatChangeCount = listSeatChanges(db).length;
  const outcomes = listOutcomeCounts(db);
  const countLetters = (...wanted: readonly LetterOutcome[]): number =>
    outcomes
      .filter(({ outcome }) => wanted.includes(outcome))
      .reduce((sum, { letterCount }) => sum + letterCount, 0);
  const postedDays = new Set(invitations.map(({ postedOn }) => postedOn));
  const [firstPostedOn] = [...postedDays].flatMap((day) => day ?? []).sort();
  return {
    dir,
    isFolder: true,
    today,
    nowMs: now.getTime(),
    registerCount: files.length,
    missingRegisters: files.filter(({ absolutePath }) => !existsSync(absolutePath)).map(({ file }) => file),
    frameResidents: frame?.residentCount ?? null,
    isFrameOutdated: frame !== undefined && isOutdated(panel, frame),
    ...randomnessFacts(announcement?.announced, now),
    isDrawn,
    drawnCount: invitations.length,
    unmadeWaves: waves
      .filter(({ madeCount, drawnCount, droppedCount }) => madeCount === 0 && drawnCount > droppedCount)
      .map(({ wave }) => wave),
    madeCount: waves.reduce((sum, { madeCount }) => sum + madeCount, 0),
    unprintedCount: countLetters('rendered'),
    unpostedCount: countLetters('rendered', 'printed'),
    postedCount: waves.reduce((sum, { postedCount }) => sum + postedCount, 0),
    firstPostedOn,
    reminderFrom: addDays(firstPostedOn ?? today, REMINDER_AFTER_DAYS),
    nextSteps,
    signUpCount: invitations.filter(({ state }) => state === 'signed-up').length,
    answerBefore,
    remindedCount: listBatches(db)
      .filter(({ kind }) => kind === 'reminder')
      .reduce((sum, { letterCount }) => sum + letterCount, 0),
    hasReminderDates: waves.every(({ wave }) => letterDatesOf(settings, 'reminder', wave).ok),
    maximumMembers: settings.panel.members.maximum,
    memberCount: isAdmitted ? invitations.filter(({ isMember }) => isMember).length : 0,
    isAdmitted,
    membersFile: judgeMembersExport(db),
    ...letterFacts(panel, waves, today),
    isAssigned,
    leavingSeatCount: isAssigned ? listLeavingSeats(panel, today).length : 0,
    seatChangeCount,
    hasRosters: isAssigned && areExported(panel),
    missingBundles: audiences.filter(
      (audience) => !existsSync(path.join(folder.root, bundleFolderOf(audience), MANIFEST_FILE)),
    ),
    ...(waves.length === 0 ? { purge: undefined, purgeMembers: undefined } : readPurge(panel, waves)),
  };
}

function randomnessFacts(
  announced: AnnouncedRandomness | undefined,
  now: Date,
): Pick<ProcedureFacts, 'announced' | 'announcedTimeMs' | 'proposedRound'> {
  return {
    announced,
    announcedTimeMs: announced?.kind === 'drand' ? drandRoundTimeMs(announced.round) : undefined,
    proposedRound: proposeRound(now.getTime()),
  };
}

/** Whether the rosters and tables stand in the folder as the groups are now. */
function areExported({ db, folder }: OpenPanel): boolean {
  return planExport(readCalledGroups(db), readMemberNumbers(db)).every(({ file, content }) => {
    const at = path.join(folder.root, file);
    const isFile = statSync(at, { throwIfNoEntry: false })?.isFile() === true;
    return isFile && readFileSync(at, 'utf8') === content;
  });
}

/** Letters to those who signed up: what is to be made, and what was. */
function letterFacts(
  { db, settings }: OpenPanel,
  waves: readonly WaveFigures[],
  today: string,
): Pick<
  ProcedureFacts,
  | 'welcomeCount'
  | 'apologyCount'
  | 'hasWelcomeLetters'
  | 'casesToWrite'
  | 'hasCaseLetters'
  | 'wavesToShred'
  | 'shreddedCount'
> {
  const drawId = readLatestDraw(db)?.drawId;
  const countFor = (kind: LetterKind, caseId: CaseId | null = null): number =>
    drawId === undefined || !letterDatesOf(settings, kind, 1, caseId ?? undefined).ok
      ? 0
      : waves.reduce((sum, { wave }) => sum + listRecipients(db, { drawId, wave, kind, caseId }).length, 0);
  const batches = listBatches(db);
  const kept = batches.filter(({ shreddedAt }) => shreddedAt === null);
  const isWhole = (wave: number): boolean =>
    kept.every((batch) => batch.wave !== wave || batch.postedOn !== null);
  return {
    welcomeCount: countFor('welcome'),
    apologyCount: countFor('apology'),
    hasWelcomeLetters: batches.some(({ kind }) => kind === 'welcome' || kind === 'apology'),
    casesToWrite: settings.cases
      .filter(({ date }) => date > today)
      .map(({ id }) => ({ caseId: id, letterCount: countFor('case', id) }))
      .filter(({ letterCount }) => letterCount > 0),
    hasCaseLetters: batches.some(({ kind }) => kind === 'case'),
    wavesToShred: [...new Set(kept.map(({ wave }) => wave))].filter(isWhole).sort((a, b) => a - b),
    shreddedCount: batches.length - kept.length,
  };
}

/** Settings that matter to the frame, or files that they name, are others now. What cannot be read is said by the command that needs it. */
function isOutdated({ settings, folder, keyHex }: OpenPanel, frame: FrameRow): boolean {
  const files = readNamedFiles(settings, folder.root, keyHex);
  return files.ok && settingsHashOf(settings, files.value.hashes) !== frame.settingsHash;
}

function readPurge(
  { db, settings }: OpenPanel,
  figures: readonly WaveFigures[],
): { readonly purge: PurgeFacts; readonly purgeMembers: PurgeFacts } {
  const waves = figures.map(({ wave }) => wave);
  const kept = findKeptData(db);
  return {
    purge: {
      firstDay: firstPurgeDay(settings, waves, false),
      hasData: kept.isOfOthers,
    },
    purgeMembers: {
      firstDay: firstPurgeDay(settings, waves, true),
      hasData: kept.isOfAnybody || countAccountNames(db) > 0,
    },
  };
}

/** What is known where there is no working folder: nothing was done. */
export function factsWithoutFolder(dir: string, today: string, now: Date): ProcedureFacts {
  return {
    dir,
    isFolder: false,
    today,
    nowMs: now.getTime(),
    registerCount: 0,
    missingRegisters: [],
    frameResidents: null,
    isFrameOutdated: false,
    ...randomnessFacts(undefined, now),
    isDrawn: false,
    drawnCount: 0,
    unmadeWaves: [],
    madeCount: 0,
    unprintedCount: 0,
    unpostedCount: 0,
    postedCount: 0,
    wavesToShred: [],
    shreddedCount: 0,
    firstPostedOn: undefined,
    reminderFrom: today,
    nextSteps: [],
    signUpCount: 0,
    answerBefore: today,
    remindedCount: 0,
    hasReminderDates: true,
    maximumMembers: 0,
    memberCount: 0,
    isAdmitted: false,
    membersFile: 'none',
    welcomeCount: 0,
    apologyCount: 0,
    hasWelcomeLetters: false,
    casesToWrite: [],
    hasCaseLetters: false,
    isAssigned: false,
    leavingSeatCount: 0,
    seatChangeCount: 0,
    hasRosters: false,
    missingBundles: [],
    purge: undefined,
    purgeMembers: undefined,
  };
}
