/** The draws, their waves, and the letters per municipality. A draw may have taken the place of an earlier one. */
import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import type { DrawException } from '../../domain/audit-event.ts';
import { HashSchema, MunicipalityCodeSchema } from '../../domain/ids.ts';
import type { MunicipalityCode } from '../../domain/ids.ts';
import { readRow, readRows, TimeSchema } from '../read-rows.ts';

const BooleanColumnSchema = z.union([z.literal(0), z.literal(1)]).transform((bit) => bit === 1);

const DrawRowSchema = z.strictObject({
  drawId: z.int().min(1),
  commitment: HashSchema,
  randomness: z.string(),
  /** Of quicknet; `null` when the randomness is a free text. */
  drandRound: z.int().min(1).nullable(),
  drandSignature: z.string().nullable(),
  effectiveSeed: HashSchema,
  isWithoutCommitment: BooleanColumnSchema,
  isAnotherSource: BooleanColumnSchema,
  /** The draw whose place this one took. */
  replaces: z.int().min(1).nullable(),
  /** Given for every exception. */
  reason: z.string().nullable(),
  drawnAt: TimeSchema,
});
export type DrawRow = z.infer<typeof DrawRowSchema>;

/** What was not as it should be about a draw, in the words of the log. */
export function drawExceptionsOf(draw: DrawRow): readonly DrawException[] {
  const exceptions: DrawException[] = [];
  if (draw.isWithoutCommitment) exceptions.push('without-commitment');
  if (draw.isAnotherSource) exceptions.push('another-source');
  if (draw.replaces !== null) exceptions.push('again');
  return exceptions;
}

const WaveRowSchema = z.strictObject({
  drawId: z.int().min(1),
  wave: z.int().min(1),
  /** Seats that could not be filled. */
  shortCount: z.int().min(0),
  drawnHash: HashSchema,
  drawnAt: TimeSchema,
});
export type WaveRow = z.infer<typeof WaveRowSchema>;

const drawColumns = `draw_id AS drawId, commitment, randomness, drand_round AS drandRound,
  drand_signature AS drandSignature, effective_seed AS effectiveSeed, is_without_commitment AS isWithoutCommitment,
  is_another_source AS isAnotherSource, replaces, reason, drawn_at AS drawnAt`;

/** Writes a draw and gives its id. A second draw with the same seed is the same draw, and a defect. */
export function insertDraw(db: Database, draw: Omit<DrawRow, 'drawId'>): number {
  const inserted = db
    .prepare(
      `INSERT INTO draws (commitment, randomness, drand_round, drand_signature, effective_seed, is_without_commitment,
         is_another_source, replaces, reason, drawn_at)
       VALUES (:commitment, :randomness, :drandRound, :drandSignature, :effectiveSeed, :isWithoutCommitment,
         :isAnotherSource, :replaces, :reason, :drawnAt)`,
    )
    .run({
      ...draw,
      isWithoutCommitment: Number(draw.isWithoutCommitment),
      isAnotherSource: Number(draw.isAnotherSource),
    });
  return Number(inserted.lastInsertRowid);
}

/** The draw in force, which none replaced: the latest. `undefined` before the first. */
export function readLatestDraw(db: Database): DrawRow | undefined {
  return readRow(
    db,
    'draws',
    DrawRowSchema,
    `SELECT ${drawColumns} FROM draws ORDER BY draw_id DESC LIMIT 1`,
  );
}

/** Every draw, in order. */
export function listDraws(db: Database): readonly DrawRow[] {
  return readRows(db, 'draws', DrawRowSchema, `SELECT ${drawColumns} FROM draws ORDER BY draw_id`);
}

/** Writes a wave with its letters per municipality. Its residents follow with `insertDrawnResidents`. */
export function insertWave(
  db: Database,
  wave: WaveRow,
  letters: ReadonlyMap<MunicipalityCode, number>,
): void {
  db.prepare(
    `INSERT INTO waves (draw_id, wave, short_count, drawn_hash, drawn_at)
     VALUES (:drawId, :wave, :shortCount, :drawnHash, :drawnAt)`,
  ).run(wave);
  const insertLetters = db.prepare(
    'INSERT INTO wave_letters (draw_id, wave, municipality, letter_count) VALUES (?, ?, ?, ?)',
  );
  for (const [municipality, count] of letters) insertLetters.run(wave.drawId, wave.wave, municipality, count);
}

/** The waves of all draws, in order. */
export function listWaves(db: Database): readonly WaveRow[] {
  return readRows(
    db,
    'waves',
    WaveRowSchema,
    `SELECT draw_id AS drawId, wave, short_count AS shortCount, drawn_hash AS drawnHash, drawn_at AS drawnAt
     FROM waves ORDER BY draw_id, wave`,
  );
}

const WaveLettersSchema = z.strictObject({
  municipality: MunicipalityCodeSchema,
  letterCount: z.int().min(0),
});

/** The letters of a wave per municipality, by code. */
export function readWaveLetters(
  db: Database,
  drawId: number,
  wave: number,
): ReadonlyMap<MunicipalityCode, number> {
  const rows = readRows(
    db,
    'wave_letters',
    WaveLettersSchema,
    `SELECT municipality, letter_count AS letterCount FROM wave_letters
     WHERE draw_id = ? AND wave = ? ORDER BY municipality`,
    drawId,
    wave,
  );
  return new Map(rows.map((row) => [row.municipality, row.letterCount]));
}

/** Remembers, within the transaction that draws it, that nobody has been told of a wave yet. */
export function markWaveUntold(db: Database, drawId: number, wave: number): void {
  db.prepare('INSERT INTO untold_waves (draw_id, wave) VALUES (?, ?)').run(drawId, wave);
}

/** Forgets it, once somebody has been told. */
export function markWaveTold(db: Database, drawId: number, wave: number): void {
  db.prepare('DELETE FROM untold_waves WHERE draw_id = ? AND wave = ?').run(drawId, wave);
}

/** Whether the command that drew a wave ended before it told so. */
export function isWaveUntold(db: Database, drawId: number, wave: number): boolean {
  const sql = 'SELECT 1 FROM untold_waves WHERE draw_id = ? AND wave = ?';
  return db.prepare(sql).get(drawId, wave) !== undefined;
}
