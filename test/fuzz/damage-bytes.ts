/** Damages the bytes of a file as transport, editors and people do, and as an attacker would. */

/** A number from 0, below the bound. */
export type Below = (bound: number) => number;

/** Inputs stay small enough to have many of them; growth is a matter of the repetitions below. */
const MOST_BYTES = 60_000;

/** Texts at which readers trip: ends, quotes, escapes, numbers at the edge, names that JavaScript knows, other scripts. */
const awkward = [
  '"',
  '""',
  "'",
  '\\',
  ',',
  ';',
  '\t',
  ':',
  '|',
  '-',
  '#',
  '&',
  '*',
  '%',
  '=',
  '{',
  '}',
  '[',
  ']',
  '<',
  '>',
  '\n',
  '\r\n',
  '\r',
  '\n\n',
  '\0',
  '\u0007',
  '\u001b[2J',
  '\u0085',
  '\u00a0',
  '\u2028',
  '\u202e',
  '\ufeff',
  '0',
  '-1',
  '-0',
  '1e999',
  '0x10',
  '9007199254740993',
  '99999999999999999999',
  '1.5',
  'NaN',
  'Infinity',
  '٣',
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  'null',
  'true',
  'undefined',
  '../..',
  '=1+1',
  'é',
  'e\u0301',
  'ß',
  'İ',
  '😀',
  '\ud83d',
  'ÿ',
  '中',
  '{{',
  '}}',
  '---',
  '---\n',
  '<<',
  '!!',
  '&a',
  '*a',
].map((text) => Buffer.from(text));

/** One to five damages; each is of one of the kinds below. `tokens` are pieces that this reader knows. */
export function damageBytes(
  bytes: Uint8Array,
  tokens: readonly Uint8Array[],
  other: Uint8Array,
  below: Below,
): Buffer {
  let result = Buffer.from(bytes);
  for (let count = 1 + below(5); count > 0; count--) result = damageOnce(result, tokens, other, below);
  return result.subarray(0, MOST_BYTES);
}

function damageOnce(
  bytes: Buffer,
  tokens: readonly Uint8Array[],
  other: Uint8Array,
  below: Below,
): Buffer<ArrayBuffer> {
  const at = below(bytes.length + 1);
  const piece = bytes.subarray(at, at + below(below(8) === 0 ? 2000 : 40));
  const put = (inserted: Uint8Array, removed = 0): Buffer<ArrayBuffer> =>
    Buffer.concat([bytes.subarray(0, at), inserted, bytes.subarray(at + removed)]);
  switch (below(12)) {
    case 0:
      return put(Buffer.from([below(256)]), 1);
    case 1:
      return put(new Uint8Array(), piece.length);
    case 2:
      return put(piece);
    case 3:
    case 4:
      return put(awkward[below(awkward.length)] ?? piece, below(3));
    case 5:
    case 6:
      return put(tokens[below(tokens.length)] ?? piece, below(2) === 0 ? 0 : piece.length);
    case 7:
      return swapLines(bytes, below);
    case 8:
      // A piece many times over: deep nesting, long cells, many rows.
      return put(
        Buffer.concat(
          Array.from({ length: 1 + below(below(20) === 0 ? 3000 : 30) }, () => piece.subarray(0, 20)),
        ),
      );
    case 9: {
      const from = below(other.length + 1);
      return put(other.subarray(from, from + below(300)), below(300));
    }
    case 10:
      return below(4) === 0
        ? Buffer.from(bytes.subarray(0, at))
        : put(Buffer.from([(bytes[at] ?? 0) ^ (1 << below(8))]), 1);
    default:
      return below(6) === 0 ? inOtherEncoding(bytes, below) : put(numberLike(below), piece.length % 4);
  }
}

/** Lines of a text change places, are doubled, or go. */
function swapLines(bytes: Buffer, below: Below): Buffer<ArrayBuffer> {
  const lines = bytes.toString('latin1').split('\n');
  const [one, other] = [below(lines.length), below(lines.length)];
  const kind = below(3);
  if (kind === 0) lines.splice(one, 1);
  else if (kind === 1) lines.splice(one, 0, lines[other] ?? '');
  else [lines[one], lines[other]] = [lines[other] ?? '', lines[one] ?? ''];
  return Buffer.from(lines.join('\n'), 'latin1');
}

function inOtherEncoding(bytes: Buffer, below: Below): Buffer<ArrayBuffer> {
  const text = bytes.toString('utf8');
  const kind = below(4);
  if (kind === 0) return Buffer.from(text, 'latin1');
  if (kind === 1) return Buffer.from(text, 'utf16le');
  if (kind === 2) return Buffer.from(`\ufeff${text}`);
  return Buffer.from(text.replace(/\r?\n/g, below(2) === 0 ? '\r\n' : '\r'));
}

function numberLike(below: Below): Buffer {
  return Buffer.from(String(below(2) === 0 ? below(300) - 20 : below(2 ** 31) * below(2 ** 20)));
}
