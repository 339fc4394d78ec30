import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SqlSeats } from '../../src/draw/draw-sql.ts';
import { drawSql } from '../../src/draw/draw-sql.ts';
import type { SqlDialect } from '../../src/draw/draw-sql-dialects.ts';
import type { Wave } from '../../src/draw/wave.ts';
import type { SqlEngine } from './sql-engines.ts';
import { openDuckDb, openPostgres, sqlRowsOf } from './sql-engines.ts';
import type { FrameRow } from './test-frames.ts';
import { frameOf, mustDraw, rowOf, seedOf, waveOf } from './test-frames.ts';

/** Strata whose order differs between bytes, UTF-16 and languages, one with a quote, and one that runs out of candidates. */
const strata = [
  'GM0344/M/18-29/WK034401',
  'GM0344/M/75+/unknown',
  "GM0344/V/30-44/'s-Voorbeeldwijk",
  'GM0344/v/30-44/wk',
  'GM0344/V/30-44/É',
  'GM0637/M/18-29/\u{1F600}',
  'GM0637/M/18-29/\uFF5E',
];

/** 900 residents at 430 addresses of 1 to 8, many of them across strata. */
const rows: readonly FrameRow[] = Array.from({ length: 900 }, (_, index) => {
  const municipality = index % 3 === 2 ? 5 : 0;
  const spread = municipality === 5 ? index % 2 : ([0, 0, 0, 2, 2, 3, 4, 4][index % 8] ?? 0);
  const address = `${municipality} ${Math.floor(Math.sqrt(index * 210)) % 430}`;
  return rowOf(index, address, strata[index % 97 === 0 ? 1 : municipality + spread] ?? '');
});

const frame = frameOf(rows);
const seed = seedOf('sql');
const waves = [
  waveOf(1, { GM0344: 90, GM0637: 31 }),
  waveOf(2, { GM0344: 40 }),
  waveOf(3, { GM0344: 200, GM0637: 230 }),
];

const countedSeats = (list: readonly Wave[]): SqlSeats => ({ kind: 'counted', waves: list });
const counted = countedSeats(waves);
const sqlFor = (dialect: SqlDialect): string => drawSql({ dialect, seed, seats: counted });

describe.each([
  ['duckdb', openDuckDb],
  ['postgres', openPostgres],
] as const)('the draw as one query in %s', (dialect, open) => {
  let engine: SqlEngine;
  beforeAll(async () => {
    engine = await open(frame);
  });
  afterAll(() => engine.close());

  it('draws row for row what the program draws, over three waves', async () => {
    const outcome = mustDraw(frame, seed, waves);
    expect(outcome.drawn.length).toBeGreaterThan(120);
    expect(outcome.shortages.length).toBeGreaterThan(0);
    expect(await engine.run(drawSql({ dialect, seed, seats: counted }))).toEqual(sqlRowsOf(outcome.drawn));
  });

  it('gives one wave when asked, which continues where the earlier ones stopped', async () => {
    const second = mustDraw(frame, seed, waves).drawn.filter(({ wave }) => wave === 2);
    expect(second.length).toBeGreaterThan(30);
    expect(await engine.run(drawSql({ dialect, seed, seats: counted, onlyWave: 2 }))).toEqual(
      sqlRowsOf(second),
    );
  });

  it.each(['0', 'a', 'b', 'c', 'd'])('agrees for seed "%s" too', async (text) => {
    const other = seedOf(text);
    const { drawn } = mustDraw(frame, other, waves.slice(0, 1));
    expect(
      await engine.run(drawSql({ dialect, seed: other, seats: countedSeats(waves.slice(0, 1)) })),
    ).toEqual(sqlRowsOf(drawn));
  });

  it('takes seats that were computed elsewhere', async () => {
    const outcome = mustDraw(frame, seed, waves);
    const sql = drawSql({ dialect, seed, seats: { kind: 'given', seats: outcome.seats } });
    expect(await engine.run(sql)).toEqual(sqlRowsOf(outcome.drawn));
  });
});

describe('the draw as a query for Spark', () => {
  it('differs from the query for DuckDB in the documented words of Spark only', () => {
    const asDuckDb = sqlFor('spark')
      .split('\n')
      .filter((line) => !line.startsWith('-- Set spark.sql.ansi.enabled'))
      .join('\n')
      .replace('for spark', 'for duckdb')
      .replace(/sha2\(concat\(('[^']*'), resident_id\), 256\)/, 'sha256($1 || resident_id)')
      .replaceAll("substring_index(stratum, '/', 1)", "split_part(stratum, '/', 1)")
      .replaceAll(') div total', ') // total');
    expect(asDuckDb).toBe(sqlFor('duckdb'));
  });

  it('escapes a quote in a stratum by a backslash, and in the other dialects by doubling it', () => {
    const seats = [{ wave: 1, stratum: "GM1/'s\\x", seatCount: 2 }];
    const quoted = (dialect: SqlDialect): string =>
      drawSql({ dialect, seed, seats: { kind: 'given', seats } });
    expect(quoted('spark')).toContain("('GM1/\\'s\\\\x', 1, 2)");
    expect(quoted('postgres')).toContain("('GM1/''s\\x', 1, 2)");
    expect(quoted('duckdb')).toContain("('GM1/''s\\x', 1, 2)");
  });
});

describe('the query', () => {
  it('holds the seed, the letters and the rounding digests, and nothing of the frame', () => {
    const sql = sqlFor('duckdb');
    expect(sql).not.toMatch(/WK034401/);
    expect(
      rows.filter(({ residentId, addressId }) => sql.includes(residentId) || sql.includes(addressId)),
    ).toEqual([]);
  });

  it('does not depend on the order in which the letters are given', () => {
    const other = { wave: 1, letterCounts: new Map([...(waves[0]?.letterCounts ?? [])].reverse()) };
    expect(drawSql({ dialect: 'duckdb', seed, seats: countedSeats([other]) })).toBe(
      drawSql({ dialect: 'duckdb', seed, seats: countedSeats(waves.slice(0, 1)) }),
    );
  });
});
