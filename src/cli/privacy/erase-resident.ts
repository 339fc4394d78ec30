/** Removes the personal data of one resident: the same for an erasure and for an opt-out. */
import { failure } from '../../domain/failure.ts';
import type { InvitationId, ResidentId } from '../../domain/ids.ts';
import type { RemovedRows } from '../../domain/privacy-events.ts';
import type { Result } from '../../domain/result.ts';
import { ok, refuse } from '../../domain/result.ts';
import type { Move } from '../../signups/moves.ts';
import { hashMoves, planMove } from '../../signups/moves.ts';
import { appendAuditEvent } from '../../store/append-audit-event.ts';
import { eraseResidents, findKeptRow, listErasuresOf } from '../../store/tables/erasure-table.ts';
import { recordMoves } from '../../store/tables/move-table.ts';
import { confirmAndApply } from '../confirm.ts';
import type { CommandContext } from '../context.ts';
import { findLetter } from '../find-letter.ts';
import { readJudgeContext } from '../judge-context.ts';
import type { OpenPanel } from '../open-panel.ts';
import type { NewsOptions } from '../record-news.ts';

type Erasure = 'privacy.erased' | 'privacy.opted-out';

const stateOf = { 'privacy.erased': 'erased', 'privacy.opted-out': 'opted-out' } as const;

export interface ErasurePlan {
  readonly invitationId: InvitationId;
  readonly residentId: ResidentId;
  /** None when the letter stands there already, or when nothing can follow on where it stands. */
  readonly moves: readonly Move[];
  readonly rows: RemovedRows;
  /** It was done before, and nothing is left to remove. */
  readonly isRepeated: boolean;
}

/** What would go. Refused with what is wrong with the letter's number or code, or with the move. */
function planErasure(
  context: CommandContext,
  panel: OpenPanel,
  letter: string,
  type: Erasure,
  { date, channel }: NewsOptions,
): Result<ErasurePlan> {
  const found = findLetter(letter, readJudgeContext(context, panel));
  if (!found.ok) return found;
  const { invitationId, residentId, state } = found.value;
  const kept = findKeptRow(panel.db, residentId);
  const { addressees = 0, signUps = 0, sortedLetters = 0 } = kept ?? {};
  const isDone =
    listErasuresOf(panel.db, residentId).some((row) => row.type === type) &&
    addressees + signUps + sortedLetters === 0;
  // Whoever had the data erased can still ask never to be drawn again.
  const isThere = state === stateOf[type] || state === 'erased';
  const moved = isThere ? undefined : planMove(found.value, stateOf[type], { movedOn: date, channel });
  if (moved?.ok === false) return moved;
  return ok({
    invitationId,
    residentId,
    moves: moved === undefined ? [] : [moved.value],
    rows: { addressees, signUps, sortedLetters },
    isRepeated: isDone && moved === undefined,
  });
}

/** Plans the erasure and, unless it is a dry run, asks where somebody can be asked, and applies it under the lock. */
export function eraseResident(
  context: CommandContext,
  panel: OpenPanel,
  letter: string,
  type: Erasure,
  options: NewsOptions & { readonly dryRun: boolean; readonly isSure: boolean },
): Promise<Result<ErasurePlan>> {
  const { dryRun: isDryRun, isSure, recordedBy } = options;
  const { db } = panel;
  return confirmAndApply(
    context,
    db,
    { isSure, isDryRun },
    {
      plan: () => planErasure(context, panel, letter, type, options),
      effectsOf: (plan) => effectsOf(context, plan),
      apply: ({ residentId, moves, rows, isRepeated }, isAgreed) => {
        if (isRepeated) return ok(undefined);
        if (!isAgreed) return refuse(failure('privacy.unsure', { residentCount: 1 }));
        const data = { residentId, rows, moves: moves.length, movesHash: hashMoves(moves) };
        const { sequence } = appendAuditEvent(db, { type, data }, context.now().toISOString());
        const recorded = recordMoves(db, moves, { eventSequence: sequence, recordedBy });
        if (!recorded.ok) return recorded;
        eraseResidents(db, [residentId], sequence);
        return ok(undefined);
      },
    },
  );
}

function effectsOf({ words }: CommandContext, { invitationId, rows, moves, isRepeated }: ErasurePlan) {
  if (isRepeated) return [];
  const { erase, eraseMove } = words.confirm.effects;
  const { addressees, signUps, sortedLetters } = rows;
  return [
    erase(invitationId, addressees, signUps, sortedLetters),
    ...(moves.length === 0 ? [] : [eraseMove]),
  ];
}
