import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareBytes } from '../../src/domain/byte-order.ts';
import type { Frame } from '../../src/domain/frame.ts';
import { ID_BYTES, idAt } from '../../src/domain/frame.ts';
import type { Resident } from '../../src/domain/resident.ts';
import type { BuiltFrame } from '../../src/frame/merge-frame-parts.ts';
import { FrameBuilder } from '../../src/frame/frame-builder.ts';
import { addressIdOf, residentIdOf } from '../../src/frame/opaque-ids.ts';
import { addressWith, frameSettings, KEY, residentWith, UTRECHT, ZOETERMEER } from './test-residents.ts';

type Entry = readonly [resident: Resident, fileIndex: number];

function build(entries: readonly Entry[]): BuiltFrame {
  const builder = new FrameBuilder(KEY, frameSettings);
  for (const [resident, fileIndex] of entries) builder.add(resident, fileIndex);
  const result = builder.finish();
  if (!result.ok) throw new Error('the frame was refused');
  return result.value;
}

/** The frame as plain rows. */
function rowsOf(frame: Frame): string[] {
  return Array.from({ length: frame.residentCount }, (_, index) =>
    [
      idAt(frame.residentIds, index),
      idAt(frame.addressIds, index),
      frame.strata[frame.stratumIndexes[index] ?? 0],
    ].join(),
  );
}

const anybody: fc.Arbitrary<Entry> = fc
  .record({
    person: fc.integer({ min: 1, max: 30 }),
    house: fc.integer({ min: 1, max: 8 }),
    row: fc.integer({ min: 2, max: 9000 }),
    year: fc.integer({ min: 1930, max: 2008 }),
    gender: fc.constantFrom('M', 'V', 'O'),
    municipality: fc.constantFrom(UTRECHT, ZOETERMEER),
    district: fc.constantFrom('WK01', 'WK02', ' WK02', 'unknown', 'Zuid/West', 'é', 'e\u0301'),
    fileIndex: fc.integer({ min: 0, max: 3 }),
  })
  .map(({ person, house, year, fileIndex, ...rest }): Entry => [
    residentWith({
      ...rest,
      personKey: String(person),
      birthDate: { year, month: 1, day: 1 },
      address: addressWith({ houseNumber: String(house) }),
    }),
    fileIndex,
  ]);
const register = fc.uniqueArray(anybody, {
  minLength: 1,
  maxLength: 60,
  selector: ([resident, fileIndex]) => `${fileIndex}/${resident.row}`,
});

describe('building a frame', () => {
  it('holds each resident with opaque ids and the stratum', () => {
    const { frame, positions, duplicates } = build([[residentWith({ row: 7 }), 1]]);
    expect(rowsOf(frame)).toEqual([
      `${residentIdOf(KEY, '1234567890')},${addressIdOf(KEY, addressWith(), UTRECHT)},GM0344/V/45-59/WK034401`,
    ]);
    expect(positions).toEqual({ fileIndexes: Uint8Array.of(1), rows: Uint32Array.of(7) });
    expect(duplicates).toEqual([]);
  });

  it('gives the same frame whatever the order of files and rows', () => {
    fc.assert(
      fc.property(register, fc.nat(), (entries, turn) => {
        const start = turn % entries.length;
        const turned = [...entries.slice(start), ...entries.slice(0, start)].reverse();
        expect(build(turned)).toEqual(build(entries));
      }),
    );
  });

  it('agrees with a simple recomputation in which the earliest file and row of a person count', () => {
    fc.assert(
      fc.property(register, (entries) => {
        const { frame, positions, duplicates } = build(entries);
        const inOrder = entries.toSorted(
          ([left, leftFile], [right, rightFile]) => leftFile - rightFile || left.row - right.row,
        );
        const kept = new Map<string, Entry>();
        const doubled: { fileIndex: number; row: number }[] = [];
        for (const [resident, fileIndex] of inOrder) {
          const id = residentIdOf(KEY, resident.personKey);
          if (kept.has(id)) doubled.push({ fileIndex, row: resident.row });
          else kept.set(id, [resident, fileIndex]);
        }
        const ids = [...kept.keys()].toSorted(compareBytes);
        expect(duplicates).toEqual(doubled);
        expect(rowsOf(frame).map((row) => row.slice(0, 2 * ID_BYTES))).toEqual(ids);
        expect([...positions.rows]).toEqual(ids.map((id) => kept.get(id)?.[0].row));
        expect([...positions.fileIndexes]).toEqual(ids.map((id) => kept.get(id)?.[1]));
        const strata = ids.map((_, index) => frame.strata[frame.stratumIndexes[index] ?? -1] ?? '');
        expect(strata.map((stratum) => stratum.slice(0, 8))).toEqual(
          ids.map((id) => `${kept.get(id)?.[0].municipality}/${kept.get(id)?.[0].gender}`),
        );
        expect(frame.strata).toEqual([...new Set(strata)].toSorted(compareBytes));
      }),
    );
  });

  it('counts one district for spellings that differ only in spaces and in how an accent is written', () => {
    const districts = ['\u00e9', 'e\u0301', ' \u00e9 '];
    const entries = districts.map((district, index): Entry => [
      residentWith({ district, personKey: String(index) }),
      0,
    ]);
    expect(build(entries).frame.strata).toEqual(['GM0344/V/45-59/\u00e9']);
  });

  it('uses only the features of the settings', () => {
    const builder = new FrameBuilder(KEY, {
      ...frameSettings,
      strata: { ...frameSettings.strata, features: ['district', 'municipality'] },
    });
    builder.add(residentWith(), 0);
    const result = builder.finish();
    expect(result.ok && result.value.frame.strata).toEqual(['GM0344/WK034401']);
  });

  it('holds more residents than one block of a column', () => {
    const builder = new FrameBuilder(KEY, frameSettings);
    const count = 70_000;
    for (let index = 0; index < count; index++) {
      builder.add(residentWith({ personKey: String(index), row: index + 2 }), 0);
    }
    const result = builder.finish();
    if (!result.ok) throw new Error('the frame was refused');
    const { frame, positions } = result.value;
    expect(frame.residentCount).toBe(count);
    for (const index of [0, 1, 40_000, count - 1]) {
      expect(idAt(frame.residentIds, index)).toBe(
        residentIdOf(KEY, String((positions.rows[index] ?? 0) - 2)),
      );
    }
    expect(new Set(positions.rows).size).toBe(count);
  });

  it('is refused when nobody may be drawn', () => {
    const result = new FrameBuilder(KEY, frameSettings).finish();
    expect(result.ok || result.failures.map(({ code }) => code)).toEqual(['frame.nobody-eligible']);
  });

  it('is refused when there are more strata or files than the format holds', () => {
    const builder = new FrameBuilder(KEY, frameSettings);
    for (let index = 0; index <= 65_536; index++) {
      builder.add(
        residentWith({ personKey: String(index), district: `district ${index}` }),
        index === 0 ? 256 : 0,
      );
    }
    const result = builder.finish();
    expect(result.ok || result.failures.map(({ code }) => code)).toEqual([
      'frame.too-many-strata',
      'frame.too-many-files',
    ]);
  });
});
