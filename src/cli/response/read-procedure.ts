/** Reads what the steps of the procedure follow from. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { MANIFEST_FILE } from '../../audit/bundle.ts';
import type { AnnouncedRandomness } from '../../domain/audit-event.ts';
import { letterDatesOf } from '../../domain/settings/letter-dates.ts';
import { drandRoundTimeMs } from '../../draw/drand.ts';
import { settingsHashOf } from '../../frame/commitment.ts';
import { readAnnouncement } from '../../store/tables/announcement-table.ts';
import { listAdmissions } from '../../store/tables/admission-table.ts';
import { listAssignmentRuns } from '../../store/tables/assignment-table.ts';
import { listBatches } from '../../store/tables/batch-table.ts';
import { listDraws } from '../../store/tables/draw-table.ts';
import type { KeptRow } from '../../store/tables/erasure-table.ts';
import { countAccountNames, listKeptRows } from '../../store/tables/erasure-table.ts';
import type { FrameRow } from '../../store/tables/frame-table.ts';
import { readCurrentFrame } from '../../store/tables/frame-table.ts';
import { listLetters } from '../../store/tables/letter-table.ts';
import { listSeatChanges } from '../../store/tables/replacement-table.ts';
import { listLeavingSeats } from '../groups/plan-replace.ts';
import type { OpenPanel } from '../open-panel.ts';
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
  const outcomes = listLetters(db).map(({ outcome }) => outcome);
  const postedDays = invitations.flatMap(({ postedOn }) => postedOn ?? []).sort();
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
    unprintedCount: outcomes.filter((outcome) => outcome === 'rendered').length,
    unpostedCount: outcomes.filter((outcome) => outcome === 'rendered' || outcome === 'printed').length,
    postedCount: waves.reduce((sum, { postedCount }) => sum + postedCount, 0),
    firstPostedOn: postedDays[0],
    reminderFrom: addDays(postedDays[0] ?? today, REMINDER_AFTER_DAYS),
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
    hasMembersFile: existsSync(path.join(folder.exports, 'members.csv')),
    isAssigned,
    leavingSeatCount: isAssigned ? listLeavingSeats(panel, today).length : 0,
    seatChangeCount,
    hasRosters:
      existsSync(path.join(folder.exports, 'assignment-log.csv')) &&
      (seatChangeCount === 0 || countRows(path.join(folder.exports, 'seat-changes.csv')) === seatChangeCount),
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

/** The rows below the header of an export; none when it is not there. */
function countRows(file: string): number {
  if (statSync(file, { throwIfNoEntry: false })?.isFile() !== true) return 0;
  return readFileSync(file, 'utf8').trimEnd().split('\n').length - 1;
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
  const kept = listKeptRows(db);
  return {
    purge: {
      firstDay: firstPurgeDay(settings, waves, false),
      hasData: kept.some((row) => !row.isMember && hasData(row)),
    },
    purgeMembers: {
      firstDay: firstPurgeDay(settings, waves, true),
      hasData: kept.some(hasData) || countAccountNames(db) > 0,
    },
  };
}

function hasData({ addressees, signUps, sortedLetters }: KeptRow): boolean {
  return addressees + signUps + sortedLetters > 0;
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
    hasMembersFile: false,
    isAssigned: false,
    leavingSeatCount: 0,
    seatChangeCount: 0,
    hasRosters: false,
    missingBundles: [],
    purge: undefined,
    purgeMembers: undefined,
  };
}
