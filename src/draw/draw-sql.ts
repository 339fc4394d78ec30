/**
 * The draw as the text of one SQL query, for a frame that lies in another engine (protocol v1, steps 5 to 7). Nothing in
 * the program runs it. Its words are in small letters, to tell it from the statements of the store.
 */
import { compareBytes } from '../domain/byte-order.ts';
import { sha256Hex } from '../domain/hash.ts';
import type { Hash } from '../domain/ids.ts';
import type { DividedSeats } from './divide-seats.ts';
import type { SqlDialect, SqlWords } from './draw-sql-dialects.ts';
import { sqlWords } from './draw-sql-dialects.ts';
import type { Wave } from './wave.ts';

/**
 * Where the seats of the strata come from. With `waves`, the query counts the residents and rounds the letters itself, in
 * proportion. With `seats`, they are constants: other allocations work with numbers beyond 64 bits.
 */
export type SqlSeats =
  | { readonly kind: 'counted'; readonly waves: readonly Wave[] }
  | { readonly kind: 'given'; readonly seats: readonly StratumSeatCount[] };

export interface StratumSeatCount extends Pick<DividedSeats, 'wave' | 'seatCount'> {
  readonly stratum: string;
}

export interface DrawSqlOptions {
  readonly dialect: SqlDialect;
  readonly seed: Hash;
  /** Of all waves so far, from the first: a later wave goes on where the earlier ones stopped. */
  readonly seats: SqlSeats;
  /** Rows of this wave only; of all waves when left out. */
  readonly onlyWave?: number | undefined;
}

/** The digest's 256 bits are taken 16 at a time: a remainder times 65,536 fits 64 bits for up to 2^47 residents. */
const PIECE_HEX_DIGITS = 4;
const PIECE_COUNT = 64 / PIECE_HEX_DIGITS;
const pieceNames = Array.from({ length: PIECE_COUNT }, (_, index) => `p${index + 1}`);

/**
 * The query. It reads a table `frame(resident_id, address_id, stratum)` and gives the rows `wave, stratum, rank,
 * resident_id, ticket` of the drawn list, in its order.
 */
export function drawSql({ dialect, seed, seats, onlyWave }: DrawSqlOptions): string {
  const words = sqlWords[dialect];
  const lines = [
    `-- The draw of protocol loting-draw-v1 over a table frame(resident_id, address_id, stratum), for ${dialect}.`,
    '-- From the same frame it draws what the program draws. Residents times letters must stay below 2^63.',
    ...words.notes.map((note) => `-- ${note}`),
    'with tickets as (',
    `  select resident_id, address_id, stratum, ${words.sha256(`${seed}|`, 'resident_id')} as ticket`,
    '  from frame',
    '),',
    'households as (',
    '  select resident_id, stratum, ticket, row_number() over (',
    `    partition by address_id order by ${words.byBytes('ticket')}, ${words.byBytes('resident_id')}) as place`,
    '  from tickets',
    '),',
    'candidates as (',
    '  select resident_id, stratum, ticket, row_number() over (',
    `    partition by stratum order by ${words.byBytes('ticket')}, ${words.byBytes('resident_id')}) as rank`,
    '  from households where place = 1',
    '),',
    ...(seats.kind === 'counted' ? countedSeats(words, seed, seats.waves) : givenSeats(words, seats.seats)),
    'ranges as (',
    '  select stratum, wave, seat_count,',
    '    sum(seat_count) over (partition by stratum order by wave) as last_rank',
    '  from seats',
    ')',
    'select ranges.wave, candidates.stratum, candidates.rank, candidates.resident_id, candidates.ticket',
    'from candidates join ranges on ranges.stratum = candidates.stratum',
    '  and candidates.rank > ranges.last_rank - ranges.seat_count and candidates.rank <= ranges.last_rank',
    ...(onlyWave === undefined ? [] : [`where ranges.wave = ${onlyWave}`]),
    `order by ranges.wave, ${words.byBytes('candidates.stratum')}, candidates.rank`,
  ];
  return `${lines.join('\n')}\n`;
}

/** Sizes counted, a start from the rounding digest, and the difference of two rounded running totals (step 6). */
function countedSeats(words: SqlWords, seed: Hash, waves: readonly Wave[]): string[] {
  const municipality = words.municipality('stratum');
  return [
    'letters as (',
    ...lettersTable(words, seed, waves),
    '),',
    'sizes as (',
    '  select stratum, count(*) as size from frame group by stratum',
    '),',
    'totals as (',
    `  select stratum, size, ${municipality} as municipality,`,
    `    cast(sum(size) over (partition by ${municipality} order by ${words.byBytes('stratum')}) as bigint) as running,`,
    `    cast(sum(size) over (partition by ${municipality}) as bigint) as total`,
    '  from sizes',
    '),',
    'starts as (',
    '  select stratum, size, running, total, wave, letter_count,',
    `    ${remainderOfPieces()} as start`,
    '  from totals join letters on letters.municipality = totals.municipality',
    '),',
    'seats as (',
    '  select stratum, wave,',
    `    ${words.divide('running * letter_count + start', 'total')}`,
    `      - ${words.divide('(running - size) * letter_count + start', 'total')} as seat_count`,
    '  from starts',
    '),',
  ];
}

/** Municipality, wave, letters, and the digest of the rounding in pieces of 16 bits. */
function lettersTable(words: SqlWords, seed: Hash, waves: readonly Wave[]): string[] {
  const rows = waves.flatMap(({ wave, letterCounts }) =>
    [...letterCounts]
      .sort(([left], [right]) => compareBytes(left, right))
      .map(([municipality, letterCount]) => {
        const digest = sha256Hex(seed, 'rounding', municipality, wave);
        const pieces = pieceNames.map((_, index) =>
          Number.parseInt(digest.slice(index * PIECE_HEX_DIGITS, (index + 1) * PIECE_HEX_DIGITS), 16),
        );
        return `(${[words.quote(municipality), wave, letterCount, ...pieces].join(', ')})`;
      }),
  );
  return valuesTable(rows, ['municipality', 'wave', 'letter_count', ...pieceNames]);
}

/** The digest modulo the total, piece by piece (Horner). */
function remainderOfPieces(): string {
  const [first = '', ...rest] = pieceNames;
  return rest.reduce((inner, piece) => `((${inner}) * 65536 + ${piece}) % total`, `${first} % total`);
}

function givenSeats(words: SqlWords, seats: readonly StratumSeatCount[]): string[] {
  const rows = seats.map(
    ({ wave, stratum, seatCount }) => `(${words.quote(stratum)}, ${wave}, ${seatCount})`,
  );
  return ['seats as (', ...valuesTable(rows, ['stratum', 'wave', 'seat_count']), '),'];
}

function valuesTable(rows: readonly string[], columns: readonly string[]): string[] {
  const list = rows.map((row, index) => `    ${row}${index === rows.length - 1 ? '' : ','}`);
  return ['  select * from (values', ...list, `  ) as given(${columns.join(', ')})`];
}
