/** The whole procedure of a panel, from the working folder to the end of the personal data: what is done, and what comes now. */
import type { Audience } from '../../audit/bundle-facts.ts';
import type { AnnouncedRandomness } from '../../domain/audit-event.ts';
import type { MembersExport } from '../../store/tables/admission-table.ts';
import type { NextStep } from './next-steps.ts';
import type { StepCommand } from './procedure-commands.ts';
import { commandsOf } from './procedure-commands.ts';

/** In the order of the work. */
export const stepCodes = [
  'folder',
  'registers',
  'register-check',
  'frame',
  'commitment',
  'randomness',
  'draw',
  'letters',
  'printed',
  'posted',
  'shredded',
  'sign-ups',
  'reminder',
  'wave',
  'closing',
  'admission',
  'members-file',
  'welcome',
  'groups',
  'replacements',
  'rosters',
  'case-letters',
  'verify',
  'bundles',
  'purge',
  'purge-members',
] as const;
export type StepCode = (typeof stepCodes)[number];

/** `waiting`: something outside has to happen first. `anytime`: it leaves no trace, so nobody can tell whether it was done. */
export type StepState = 'done' | 'now' | 'waiting' | 'later' | 'skipped' | 'anytime';

/** Who does it. */
export type StepActor = 'staff' | 'mailroom';

export interface ProcedureStep {
  readonly code: StepCode;
  readonly state: StepState;
  readonly who: StepActor;
  /** What to type, in this order; none when there is nothing to type now. */
  readonly commands: readonly StepCommand[];
}

/** Where the data of some residents stand: nothing can be said before the draw. */
export interface PurgeFacts {
  /** The first day on which they may be removed, as `2027-05-11`. */
  readonly firstDay: string;
  readonly hasData: boolean;
}

/** What the steps follow from. Days as `2027-01-11`, in the Netherlands. */
export interface ProcedureFacts {
  /** The folder as it was named behind `--dir`, quoted where it must be. */
  readonly dir: string;
  readonly isFolder: boolean;
  readonly today: string;
  /** Unix time. */
  readonly nowMs: number;
  readonly registerCount: number;
  /** As the settings name them. */
  readonly missingRegisters: readonly string[];
  readonly frameResidents: number | null;
  /** The settings or a file that they name are not those of the frame. */
  readonly isFrameOutdated: boolean;
  /** The randomness that was announced beside the commitment of this frame; `undefined` when it was not given out. */
  readonly announced: AnnouncedRandomness | undefined;
  /** When the announced round of drand becomes public; `undefined` for other randomness. */
  readonly announcedTimeMs: number | undefined;
  /** A round that can be announced now. */
  readonly proposedRound: { readonly round: number; readonly timeMs: number };
  readonly isDrawn: boolean;
  readonly drawnCount: number;
  /** Waves of which no letter is made. */
  readonly unmadeWaves: readonly number[];
  readonly madeCount: number;
  /** Sheets that were made and not recorded as printed, and as posted. */
  readonly unprintedCount: number;
  readonly unpostedCount: number;
  readonly postedCount: number;
  /** Waves of which every letter that was made is posted, and the files are still there. */
  readonly wavesToShred: readonly number[];
  readonly shreddedCount: number;
  readonly firstPostedOn: string | undefined;
  /** From which day on the first letters can be followed by a reminder. */
  readonly reminderFrom: string;
  readonly nextSteps: readonly NextStep[];
  readonly signUpCount: number;
  readonly answerBefore: string;
  /** Reminders that were made. */
  readonly remindedCount: number;
  readonly hasReminderDates: boolean;
  readonly maximumMembers: number;
  readonly memberCount: number;
  readonly isAdmitted: boolean;
  /** The file for the online panel, beside the members as they are. */
  readonly membersFile: MembersExport;
  readonly isAssigned: boolean;
  /** Letters for which the settings have dates and that are not made yet, to members and to who got no place. */
  readonly welcomeCount: number;
  readonly apologyCount: number;
  readonly hasWelcomeLetters: boolean;
  /** Cases that have not begun, whose letters have dates in the settings and are not all made. */
  readonly casesToWrite: readonly { readonly caseId: string; readonly letterCount: number }[];
  readonly hasCaseLetters: boolean;
  /** Seats, in cases that have not begun, of those who left the panel or may not judge the case any more. */
  readonly leavingSeatCount: number;
  /** Changes of seats since the groups were drawn. */
  readonly seatChangeCount: number;
  /** As the groups are now. */
  readonly hasRosters: boolean;
  readonly missingBundles: readonly Audience[];
  readonly purge: PurgeFacts | undefined;
  readonly purgeMembers: PurgeFacts | undefined;
}

/** Every step with where it stands, in the order of the work. */
export function listProcedure(facts: ProcedureFacts): readonly ProcedureStep[] {
  const states = statesOf(facts);
  return stepCodes.map((code) => ({
    code,
    state: states[code],
    who: code === 'printed' || code === 'posted' ? 'mailroom' : 'staff',
    commands: states[code] === 'now' || states[code] === 'anytime' ? commandsOf(code, facts) : [],
  }));
}

function statesOf(facts: ProcedureFacts): Readonly<Record<StepCode, StepState>> {
  const { isFolder, isDrawn, announced, isAdmitted, isAssigned, hasRosters, missingBundles } = facts;
  const hasFrame = facts.frameResidents !== null && (isDrawn || !facts.isFrameOutdated);
  const hasRegisters = isFolder && (isDrawn || facts.missingRegisters.length === 0);
  const randomness = randomnessState(facts, hasFrame);
  const hasLetters = isDrawn && facts.unmadeWaves.length === 0;
  const isPrinted = hasLetters && facts.unprintedCount === 0;
  const isPosted = isPrinted && facts.unpostedCount === 0 && !has(facts, 'assumed-posted');
  // What is posted can be answered, whatever of a later wave is still being made.
  const isAnswerable = facts.postedCount > 0;
  const isOver = isAnswerable && facts.today > facts.answerBefore;
  const reminder = reminderState(facts, isAnswerable, isOver);
  const isClosed = isOver && !has(facts, 'close-wave');
  return {
    folder: stateIf(isFolder, true),
    registers: stateIf(hasRegisters, isFolder),
    'register-check': stateIf(hasRegisters && hasFrame, hasRegisters),
    frame: stateIf(hasFrame, hasRegisters),
    commitment:
      isDrawn && announced === undefined ? 'skipped' : stateIf(hasFrame && announced !== undefined, hasFrame),
    randomness,
    draw: stateIf(isDrawn, randomness === 'now' || randomness === 'done'),
    letters: stateIf(hasLetters, isDrawn),
    printed: stateIf(isPrinted, hasLetters),
    posted: stateIf(isPosted, isPrinted || has(facts, 'assumed-posted')),
    shredded: shreddedState(facts),
    'sign-ups': stateIf(isAdmitted || (isOver && facts.signUpCount > 0), isAnswerable),
    reminder,
    wave: waveState(facts, reminder, isPosted),
    closing: isOver ? stateIf(!has(facts, 'close-wave'), true) : waits(isAnswerable),
    admission: stateIf(isAdmitted, isClosed && facts.signUpCount > 0),
    'members-file': stateIf(isAdmitted && facts.membersFile === 'current', isAdmitted),
    welcome: lettersState(isAdmitted, facts.welcomeCount + facts.apologyCount > 0, facts.hasWelcomeLetters),
    groups: stateIf(isAssigned, isAdmitted),
    replacements: replacementState(facts),
    rosters: stateIf(isAssigned && hasRosters, isAssigned),
    'case-letters': lettersState(isAssigned, facts.casesToWrite.length > 0, facts.hasCaseLetters),
    verify: !isDrawn ? 'later' : hasRosters && missingBundles.length > 0 ? 'now' : 'anytime',
    bundles: stateIf(isAssigned && missingBundles.length === 0, hasRosters),
    purge: purgeState(facts, facts.purge),
    'purge-members': purgeState(facts, facts.purgeMembers),
  };
}

function stateIf(isDone: boolean, isPossible: boolean): StepState {
  if (isDone) return 'done';
  return isPossible ? 'now' : 'later';
}

function waits(isWaiting: boolean): StepState {
  return isWaiting ? 'waiting' : 'later';
}

/** The files hold names and login codes, so they go when the letters went. */
function shreddedState({ wavesToShred, shreddedCount, unpostedCount }: ProcedureFacts): StepState {
  if (wavesToShred.length > 0) return 'now';
  return shreddedCount > 0 && unpostedCount === 0 ? 'done' : 'later';
}

/** Letters that a panel may send or not: those without dates in the settings are not asked for. */
function lettersState(isPossible: boolean, hasUnmade: boolean, hasMade: boolean): StepState {
  if (!isPossible) return 'later';
  if (hasUnmade) return 'now';
  return hasMade ? 'done' : 'skipped';
}

/** Dice fall when people throw them; a round of drand has its time. */
function randomnessState(
  { announced, announcedTimeMs, isDrawn, nowMs }: ProcedureFacts,
  hasFrame: boolean,
): StepState {
  if (isDrawn) return 'done';
  if (!hasFrame || announced === undefined) return 'later';
  if (announcedTimeMs === undefined) return 'now';
  return announcedTimeMs > nowMs ? 'waiting' : 'done';
}

function reminderState(facts: ProcedureFacts, isAnswerable: boolean, isOver: boolean): StepState {
  if (has(facts, 'reminder')) return 'now';
  if (facts.remindedCount > 0) return 'done';
  if (isOver || facts.isAdmitted) return 'skipped';
  return facts.hasReminderDates ? waits(isAnswerable) : 'skipped';
}

/** A further wave is for later than the reminder, which brings answers too, and for before the members are known. */
function waveState(facts: ProcedureFacts, reminder: StepState, isPosted: boolean): StepState {
  const isReminderOver = reminder === 'done' || reminder === 'skipped';
  if (facts.isAdmitted) return 'skipped';
  if (!isPosted || !isReminderOver) return 'later';
  return has(facts, 'next-wave') ? 'now' : 'skipped';
}

/** Members drop out at any time between the groups and their cases. */
function replacementState({ isAssigned, leavingSeatCount, seatChangeCount }: ProcedureFacts): StepState {
  if (!isAssigned) return 'later';
  if (leavingSeatCount > 0) return 'now';
  return seatChangeCount > 0 ? 'done' : 'skipped';
}

function purgeState({ today, isAdmitted }: ProcedureFacts, purge: PurgeFacts | undefined): StepState {
  if (purge === undefined || !isAdmitted) return 'later';
  if (today < purge.firstDay) return 'waiting';
  return purge.hasData ? 'now' : 'done';
}

function has({ nextSteps }: ProcedureFacts, kind: NextStep['kind']): boolean {
  return nextSteps.some((step) => step.kind === kind);
}
