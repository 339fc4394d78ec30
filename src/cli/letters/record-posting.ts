/** Records that batches were printed, or went to the post. */
import type { Failure } from '../../domain/failure.ts';
import { failure } from '../../domain/failure.ts';
import type { InvitationId } from '../../domain/ids.ts';
import type { Result } from '../../domain/result.ts';
import { ok, okUnless } from '../../domain/result.ts';
import { isInHouse } from '../../letters/letter-outcomes.ts';
import type { InvitationState } from '../../signups/invitation-states.ts';
import type { Move } from '../../signups/moves.ts';
import type { BatchRow } from '../../store/tables/batch-table.ts';
import { isOnPaper, markPosted, markPrinted } from '../../store/tables/batch-table.ts';
import type { LetterRow } from '../../store/tables/letter-table.ts';
import { setOutcomes } from '../../store/tables/letter-table.ts';
import { confirmAndApply } from '../confirm.ts';
import type { CommandContext } from '../context.ts';
import type { OpenPanel } from '../open-panel.ts';
import { dutchDateOf } from '../judge-context.ts';
import { findBatches } from './find-letters.ts';
import type { Mailroom } from './mailroom.ts';
import { lettersOf, readMailroom } from './mailroom.ts';
import { logWithMoves, movesInEvent, planLetterMoves } from './plan-moves.ts';
import { findTakeOuts } from './take-outs.ts';

export type PostingStep = 'printed' | 'posted';

/** What is done, on which day and by whom. */
export interface PostingRequest {
  readonly step: PostingStep;
  readonly names: readonly string[] | 'all';
  /** The day it happened, as `2027-01-11`. */
  readonly on: string;
  /** Post letters too that should have been taken out. */
  readonly isAsTheyAre: boolean;
  readonly at: string;
  readonly recordedBy: string;
  /** Nobody is asked. */
  readonly isSure: boolean;
  readonly isDryRun: boolean;
}

export interface PostingPlan {
  readonly batches: readonly BatchRow[];
  /** Batches of which this is recorded already. */
  readonly known: readonly BatchRow[];
  /** Those of the batches, without the ones that were taken out. */
  readonly letters: readonly LetterRow[];
  /** How many letters should be taken out before posting. */
  readonly takeOutCount: number;
  readonly moves: readonly Move[];
}

/**
 * Plans and, unless it is a dry run, records the step, with its event and the moves of the invitations. What is on paper or
 * went to the post stays so: that is asked first, where somebody can be asked.
 */
export function recordPosting(
  context: CommandContext,
  panel: OpenPanel,
  request: PostingRequest,
): Promise<Result<PostingPlan>> {
  return confirmAndApply(context, panel.db, request, {
    plan: () => planPosting(panel, request),
    effectsOf: (plan) => postingEffects(context, request, plan),
    apply: (plan) => applyPosting(panel, request, plan),
  });
}

/** What a plan brings about, in sentences with counts; none when everything was recorded before. */
export function postingEffects(
  { words }: CommandContext,
  { step, on }: Pick<PostingRequest, 'step' | 'on'>,
  plan: PostingPlan,
): readonly string[] {
  const { batches, letters, takeOutCount } = plan;
  if (batches.length === 0) return [];
  const { printed, printedFixed, posted, postedUnprinted, postedAsTheyAre } = words.confirm.effects;
  if (step === 'printed') return [printed(batches.length, letters.length), printedFixed];
  const unprinted = unprintedIds(plan);
  return [
    posted(batches.length, letters.length, on),
    ...(unprinted.length === 0 ? [] : [postedUnprinted(unprinted)]),
    ...(takeOutCount === 0 ? [] : [postedAsTheyAre(takeOutCount)]),
  ];
}

/**
 * The batches with letters to post that nobody recorded as printed: mostly that was forgotten, but they may still lie in the
 * printer.
 */
export function unprintedIds({ batches, letters }: PostingPlan): readonly string[] {
  const posted = new Set(letters.map(({ batchId }) => batchId));
  return batches
    .filter(({ batchId, printedAt }) => printedAt === null && posted.has(batchId))
    .map(({ batchId }) => batchId);
}

function planPosting(panel: OpenPanel, request: PostingRequest): Result<PostingPlan> {
  const { step, names, on } = request;
  const mailroom = readMailroom(panel.db);
  const isDone = (batch: BatchRow): boolean =>
    step === 'printed' ? isOnPaper(batch) : batch.postedAt !== null;
  const named = names === 'all' ? ok([...mailroom.batches.values()]) : findBatches(mailroom, names);
  if (!named.ok) return named;
  const batches = named.value.filter((batch) => !isDone(batch));
  const known = named.value.filter(isDone);
  const letters = batches.flatMap((batch) =>
    lettersOf(mailroom, batch.batchId).filter(({ outcome }) => isInHouse(outcome)),
  );
  const failures: Failure[] = [];
  if (step === 'posted') failures.push(...findTooEarly(batches, on));
  if (step === 'posted' && names !== 'all') failures.push(...findOtherDays(known, on));
  const takeOuts = step === 'posted' ? findTakeOuts(panel.db, mailroom, batches) : [];
  if (takeOuts.length > 0 && !request.isAsTheyAre) {
    failures.push(failure('mailroom.take-out-first', { places: takeOuts.map(({ place }) => place) }));
  }
  return okUnless(failures, () => ({
    batches,
    known,
    letters,
    takeOutCount: takeOuts.length,
    moves: planLetterMoves(mailroom, targetsOf(mailroom, letters, step), on),
  }));
}

function findTooEarly(batches: readonly BatchRow[], on: string): readonly Failure[] {
  const late = batches
    .map(({ batchId, renderedAt }) => ({ batchId, madeOn: dutchDateOf(new Date(renderedAt)) }))
    .filter(({ madeOn }) => on < madeOn);
  const madeOn = late
    .map((batch) => batch.madeOn)
    .sort()
    .at(-1);
  if (madeOn === undefined) return [];
  return [
    failure('mailroom.posted-before-made', { batches: late.map(({ batchId }) => batchId), on, madeOn }),
  ];
}

function findOtherDays(known: readonly BatchRow[], on: string): readonly Failure[] {
  return known.flatMap(({ batchId, postedOn }) =>
    postedOn === null || postedOn === on
      ? []
      : [failure('mailroom.posted-on-other-day', { batch: batchId, postedOn })],
  );
}

/** Where the letters bring their invitations; of letters to members nothing depends. */
function targetsOf(
  { batches }: Mailroom,
  letters: readonly LetterRow[],
  step: PostingStep,
): ReadonlyMap<InvitationId, InvitationState> {
  const targets = new Map<InvitationId, InvitationState>();
  for (const { batchId, invitationId } of letters) {
    const kind = batches.get(batchId)?.kind;
    if (kind === 'invitation') targets.set(invitationId, step);
    if (kind === 'reminder' && step === 'posted') targets.set(invitationId, 'reminded');
  }
  return targets;
}

function applyPosting(panel: OpenPanel, request: PostingRequest, plan: PostingPlan): Result<void> {
  const { db } = panel;
  const { step, on, at } = request;
  const { letters, moves } = plan;
  const batches = plan.batches.map(({ batchId }) => batchId);
  if (batches.length === 0) return ok(undefined);
  const letterIds = letters.map(({ letterId }) => letterId);
  const counts = { batches, letters: letters.length, ...movesInEvent(moves) };
  if (step === 'printed') markPrinted(db, batches, at);
  else markPosted(db, batches, on, at);
  setOutcomes(db, letterIds, step, at);
  return logWithMoves(
    db,
    step === 'printed'
      ? { type: 'letters.printed', data: counts }
      : { type: 'letters.posted', data: { ...counts, postedOn: on } },
    moves,
    request,
  );
}
