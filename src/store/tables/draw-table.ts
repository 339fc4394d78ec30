/** The draws, their waves, and the letters per municipality. */
import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import { HashSchema, MunicipalityCodeSchema } from '../../domain/ids.ts';
import type { MunicipalityCode } from '../../domain/ids.ts';
import { readRow, readRows, TimeSchema } from '../read-rows.ts';

const DrawRowSchema = z.strictObject({
  drawId: z.int().min(1),
  commitment: HashSchema,
  randomness: z.string(),
  effectiveSeed: HashSchema,
  drawnAt: TimeSchema,
});
export type DrawRow = z.infer<typeof DrawRowSchema>;

const WaveRowSchema = z.strictObject({
  drawId: z.int().min(1),
  wave: z.int().min(1),
  /** Seats that could not be filled. */
  shortCount: z.int().min(0),
  drawnHash: HashSchema,
  drawnAt: TimeSchema,
});
export type WaveRow = z.infer<typeof WaveRowSchema>;

const drawColumns =
  'draw_id AS drawId, commitment, randomness, effective_seed AS effectiveSeed, drawn_at AS drawnAt';

/** Writes a draw and gives its id. A second draw with the same seed is the same draw, and a defect. */
export function insertDraw(db: Database, draw: Omit<DrawRow, 'drawId'>): number {
  const inserted = db
    .prepare(
      `INSERT INTO draws (commitment, randomness, effective_seed, drawn_at)
       VALUES (:commitment, :randomness, :effectiveSeed, :drawnAt)`,
    )
    .run(draw);
  return Number(inserted.lastInsertRowid);
}

/** The latest draw; `undefined` before the first. */
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
