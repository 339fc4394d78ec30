/** Gathers what the database says has happened, for the comparison with the log. Hashes over rows are computed anew. */
import type { Database } from 'better-sqlite3';
import type { DrawFact, FrameFact, RefreshFact, StateFacts, WaveFact } from '../audit/state-facts.ts';
import type { ResidentId } from '../domain/ids.ts';
import type { DropReason } from '../domain/drop-reasons.ts';
import { collectAssignmentFacts, collectReplacementFacts } from './collect-group-facts.ts';
import { collectErasureFacts } from './collect-erasure-facts.ts';
import { collectLetterFacts } from './collect-letter-facts.ts';
import { collectAdmissionFacts, collectImportFacts, collectMovesFacts } from './collect-sign-up-facts.ts';
import { listAnnouncements } from './tables/announcement-table.ts';
import type { DrawRow } from './tables/draw-table.ts';
import { drawExceptionsOf, listDraws, listWaves, readWaveLetters } from './tables/draw-table.ts';
import { listFrameRegisters, listFrames } from './tables/frame-table.ts';
import { listExclusions } from './tables/member-table.ts';
import { readPanel } from './tables/panel-table.ts';
import { listRefreshChanges, listRefreshes, listRefreshRegisters } from './tables/refresh-table.ts';

/** Reads the facts; call it in a read transaction, so that they belong to one moment. */
export function collectStateFacts(db: Database): StateFacts {
  const { panelId, protocol, keyHash, createdAt } = readPanel(db);
  const draws = new Map(listDraws(db).map((draw) => [draw.drawId, draw]));
  return {
    panel: { panelId, protocol, keyHash, at: createdAt },
    frames: frameFacts(db),
    announcements: listAnnouncements(db).map((row) => ({ ...row, at: row.committedAt })),
    draws: drawFacts(draws),
    waves: waveFacts(db, draws),
    refreshes: refreshFacts(db, draws),
    letters: collectLetterFacts(db),
    imports: collectImportFacts(db),
    moves: collectMovesFacts(db),
    admissions: collectAdmissionFacts(db),
    erasures: collectErasureFacts(db),
    exclusions: listExclusions(db).map((row) => ({ ...row, at: row.recordedAt })),
    assignments: collectAssignmentFacts(db),
    replacements: collectReplacementFacts(db),
  };
}

function frameFacts(db: Database): FrameFact[] {
  return listFrames(db).map((frame) => ({
    ...frame,
    at: frame.builtAt,
    registers: listFrameRegisters(db, frame.commitment),
  }));
}

type DrawsById = ReadonlyMap<number, DrawRow>;

function drawFacts(draws: DrawsById): DrawFact[] {
  return [...draws.values()].map((draw) => {
    const { commitment, randomness, effectiveSeed, reason, drandRound, drandSignature, replaces } = draw;
    const isDrand = drandRound !== null && drandSignature !== null;
    return {
      commitment,
      randomness,
      drand: isDrand ? { round: drandRound, signature: drandSignature } : null,
      effectiveSeed,
      exceptions: drawExceptionsOf(draw),
      reason,
      replaces: replaces === null ? null : (draws.get(replaces)?.effectiveSeed ?? null),
      at: draw.drawnAt,
    };
  });
}

function waveFacts(db: Database, draws: DrawsById): WaveFact[] {
  return listWaves(db).flatMap((row) => {
    const draw = draws.get(row.drawId);
    if (draw === undefined) return [];
    const letters = Object.fromEntries(readWaveLetters(db, row.drawId, row.wave));
    return [{ ...row, effectiveSeed: draw.effectiveSeed, letters, at: row.drawnAt }];
  });
}

function refreshFacts(db: Database, draws: DrawsById): RefreshFact[] {
  return listRefreshes(db).flatMap(({ refreshId, drawId, lastWave, checkedCount, refreshedAt }) => {
    const draw = draws.get(drawId);
    if (draw === undefined) return [];
    const dropped: Partial<Record<DropReason, ResidentId[]>> = {};
    const readdressed: ResidentId[] = [];
    for (const { residentId, reason } of listRefreshChanges(db, refreshId)) {
      if (reason === null) readdressed.push(residentId);
      else (dropped[reason] ??= []).push(residentId);
    }
    return [
      {
        refresh: refreshId,
        effectiveSeed: draw.effectiveSeed,
        wave: lastWave,
        at: refreshedAt,
        registers: listRefreshRegisters(db, refreshId),
        checkedCount,
        dropped,
        readdressed,
      },
    ];
  });
}
