import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Frame } from '../../src/domain/frame.ts';
import { sha256HexOfBytes } from '../../src/domain/hash.ts';
import { FrameBuilder } from '../../src/frame/frame-builder.ts';
import { FRAME_HEADER, formatFrame, frameHashOf } from '../../src/frame/format-frame.ts';
import { parseFrame } from '../../src/frame/parse-frame.ts';
import { addressWith, frameSettings, KEY, residentWith } from './test-residents.ts';

function frameOf(count: number): Frame {
  const builder = new FrameBuilder(KEY, frameSettings);
  const districts = ['WK01', 'Wijk é', 'unknown'];
  for (let index = 0; index < count; index++) {
    builder.add(
      residentWith({
        personKey: String(index),
        gender: index % 2 === 0 ? 'M' : 'V',
        district: districts[index % 3] ?? '',
        address: addressWith({ houseNumber: String(1 + (index % 40)) }),
      }),
      0,
    );
  }
  const result = builder.finish();
  if (!result.ok) throw new Error('the frame was refused');
  return result.value.frame;
}

const text = (frame: Frame): string => Buffer.concat([...formatFrame(frame)]).toString('utf8');

/** The problems of a file, as `code line column`. */
function problemsOf(content: string | Uint8Array): string[] {
  const result = parseFrame([Buffer.from(content as string)], 'frame.csv');
  if (result.ok) return [];
  return result.failures.map(({ code, place }) =>
    [code, place.line, place.column].filter((part) => part !== undefined).join(' '),
  );
}

const file = (...rows: string[]): string => `${rows.join('\n')}\n`;

describe('the frame file', () => {
  it('is a header and one plain line per resident, in ascending order of id', () => {
    const lines = text(frameOf(40)).split('\n');
    expect(lines[0]).toBe('resident_id,address_id,stratum');
    expect(lines.at(-1)).toBe('');
    const rows = lines.slice(1, -1);
    expect(rows).toHaveLength(40);
    for (const row of rows)
      expect(row).toMatch(/^[0-9a-f]{32},[0-9a-f]{32},GM0344\/[MV]\/45-59\/(WK01|Wijk é|unknown)$/);
    expect(rows).toEqual(rows.toSorted());
  });

  it('is read back as it was, however it is cut into chunks', () => {
    const frame = frameOf(300);
    const bytes = Buffer.from(text(frame));
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 3000 }), { minLength: 1, maxLength: 30 }), (sizes) => {
        const chunks: Buffer[] = [];
        for (let start = 0, turn = 0; start < bytes.length; turn++) {
          const size = sizes[turn % sizes.length] ?? 1;
          chunks.push(bytes.subarray(start, start + size));
          start += size;
        }
        expect(parseFrame(chunks, 'frame.csv')).toEqual({ ok: true, value: frame });
      }),
      { numRuns: 40 },
    );
  });

  it('is read back as it was when a reader fills the same chunk again and again', () => {
    const frame = frameOf(100);
    const bytes = Buffer.from(text(frame));
    function* reuse(): Generator<Uint8Array> {
      const chunk = Buffer.alloc(64);
      for (let start = 0; start < bytes.length; start += chunk.length) {
        yield chunk.subarray(0, bytes.copy(chunk, 0, start));
      }
    }
    expect(parseFrame(reuse(), 'frame.csv')).toEqual({ ok: true, value: frame });
  });

  it('is longer than one chunk without losing a byte', () => {
    const frame = frameOf(15_000);
    const chunks = [...formatFrame(frame)];
    expect(chunks.length).toBeGreaterThan(1);
    const result = parseFrame(chunks, 'frame.csv');
    expect(result.ok && frameHashOf(formatFrame(result.value))).toBe(frameHashOf(chunks));
  });

  it('has the hash of its bytes', () => {
    const frame = frameOf(20);
    expect(frameHashOf(formatFrame(frame))).toBe(sha256HexOfBytes(Buffer.from(text(frame))));
  });
});

describe('a frame file that was changed', () => {
  const good = text(frameOf(4));
  const lines = good.split('\n');
  const [header = '', one = '', two = '', three = '', four = ''] = lines;

  it('is accepted as long as it is not', () => {
    expect(problemsOf(good)).toEqual([]);
    expect(problemsOf(file(header, one, two, three, four))).toEqual([]);
  });

  it.each<[string, string | Uint8Array, string[]]>([
    ['nothing at all', '', ['frame.empty-file']],
    ['no header', file(one, two), ['frame.wrong-header 1']],
    ['a changed header', file(header.toUpperCase(), one), ['frame.wrong-header 1']],
    ['a byte order mark', `\ufeff${good}`, ['frame.wrong-header 1']],
    ['another kind of file', 'x'.repeat(5000), ['frame.wrong-header 1']],
    ['a header only', `${header}\n`, ['frame.no-rows']],
    ['a header that is not ended', header, ['frame.cut-off 1']],
    ['Windows line ends', good.replaceAll('\n', '\r\n'), ['frame.carriage-return 1']],
    ['one carriage return', file(header, one, `${two}\r`), ['frame.carriage-return 3']],
    ['the last line cut off', good.slice(0, -1), ['frame.cut-off 5']],
    ['the last row cut in the middle', good.slice(0, -20), ['frame.cut-off 5']],
    ['an empty line', file(header, one, '', two), ['frame.broken-row 3']],
    ['a missing field', file(header, one.slice(0, 65), two), ['frame.broken-row 2']],
    ['a semicolon', file(header, one, two.replace(',', ';')), ['frame.broken-row 3']],
    ['quotes', file(header, `"${one.slice(0, 32)}"${one.slice(32)}`), ['frame.broken-row 2']],
    ['an endless row', `${header}\n${'x'.repeat(5000)}`, ['frame.broken-row 2']],
    [
      'capitals in an id',
      file(header, one.slice(0, 32).toUpperCase() + one.slice(32)),
      ['frame.wrong-id 2 resident_id'],
    ],
    [
      'a letter in an address id',
      file(header, `${one.slice(0, 40)}g${one.slice(41)}`),
      ['frame.wrong-id 2 address_id'],
    ],
    ['an empty stratum', file(header, one.slice(0, 66)), ['frame.wrong-stratum 2 stratum']],
    ['a fourth field', file(header, `${one},x`), ['frame.wrong-stratum 2 stratum']],
    ['a space at the end', file(header, `${one} `), ['frame.wrong-stratum 2 stratum']],
    ['a stratum without end', file(header, `${one}${'x'.repeat(1000)}`), ['frame.wrong-stratum 2 stratum']],
    [
      'a stratum without municipality',
      file(header, `${one.slice(0, 66)}/V/18-29`),
      ['frame.wrong-stratum 2 stratum'],
    ],
    ['an accent as two characters', file(header, `${one}e\u0301`), ['frame.wrong-stratum 2 stratum']],
    ['a NUL', file(header, `${one}\0`), ['frame.wrong-stratum 2 stratum']],
    [
      'bytes that are no UTF-8',
      Buffer.concat([Buffer.from(`${header}\n${one}`), Buffer.of(0xff, 0x0a)]),
      ['frame.wrong-stratum 2 stratum'],
    ],
    ['rows out of order', file(header, two, one, three), ['frame.unsorted-row 3 resident_id']],
    ['a doubled row', file(header, one, two, two, three), ['frame.doubled-row 4 resident_id']],
    [
      'several problems, all of which are told',
      file(header, one, one, three, two, `${four}\r`),
      ['frame.doubled-row 3 resident_id', 'frame.unsorted-row 5 resident_id', 'frame.carriage-return 6'],
    ],
  ])('by %s is refused', (_, content, expected) => {
    expect(problemsOf(content)).toEqual(expected);
  });

  it('in every row shows the first twenty problems and says that there are more', () => {
    const many = file(header, ...Array.from({ length: 50 }, () => 'x'));
    const problems = problemsOf(many);
    expect(problems).toHaveLength(21);
    expect(problems.at(-1)).toBe('frame.more-problems');
  });

  it('in any one byte is noticed, if not by its form then by its hash', () => {
    const bytes = Buffer.from(good);
    const hash = frameHashOf([bytes]);
    let byHash = 0;
    for (let place = 0; place < bytes.length; place++) {
      for (const flip of [1, 0x20, 0x80]) {
        const changed = Buffer.from(bytes);
        changed[place] = (changed[place] ?? 0) ^ flip;
        const result = parseFrame([changed], 'frame.csv', hash);
        expect(result.ok, `byte ${place} flipped by ${flip}`).toBe(false);
        if (!result.ok && result.failures[0].code === 'frame.hash-differs') byHash++;
      }
    }
    // One digit of an id into another, mostly: only the hash can tell.
    expect(byHash).toBeGreaterThan(100);
  });

  it('by a row left out is noticed by its hash', () => {
    const result = parseFrame(
      [Buffer.from(file(header, one, three, four))],
      'frame.csv',
      frameHashOf([Buffer.from(good)]),
    );
    expect(result.ok || result.failures.map(({ code }) => code)).toEqual(['frame.hash-differs']);
  });

  it('in any other way is refused, or is a frame that would be written just so', () => {
    const bytes = Buffer.from(good);
    fc.assert(
      fc.property(fc.nat(bytes.length), fc.nat(80), fc.uint8Array({ maxLength: 80 }), (at, cut, put) => {
        const changed = Buffer.concat([bytes.subarray(0, at), put, bytes.subarray(at + cut)]);
        const result = parseFrame([changed], 'frame.csv');
        const rewritten = result.ok ? Buffer.concat([...formatFrame(result.value)]) : changed;
        return rewritten.equals(changed);
      }),
      { numRuns: 2000 },
    );
    expect(parseFrame([bytes], 'frame.csv').ok).toBe(true);
  });

  it('has a header that this test knows', () => {
    expect(header).toBe(FRAME_HEADER);
  });
});
