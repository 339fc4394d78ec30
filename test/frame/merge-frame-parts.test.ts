import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Resident } from '../../src/domain/resident.ts';
import type { StratumKey } from '../../src/domain/stratum.ts';
import { FrameBuilder } from '../../src/frame/frame-builder.ts';
import type { BuiltFrame, FramePart } from '../../src/frame/merge-frame-parts.ts';
import { mergeFrameParts } from '../../src/frame/merge-frame-parts.ts';
import { addressWith, frameSettings, KEY, residentWith, UTRECHT, ZOETERMEER } from './test-residents.ts';

interface Entry {
  readonly resident: Resident;
  readonly fileIndex: number;
  /** Which of the threads reads the row. */
  readonly thread: number;
}

const THREAD_COUNT = 4;

const entry: fc.Arbitrary<Entry> = fc
  .record({
    person: fc.integer({ min: 1, max: 40 }),
    house: fc.integer({ min: 1, max: 8 }),
    row: fc.integer({ min: 2, max: 9000 }),
    gender: fc.constantFrom('M', 'V', 'O'),
    municipality: fc.constantFrom(UTRECHT, ZOETERMEER),
    district: fc.constantFrom('WK01', 'WK02', 'unknown', 'Zuid/West'),
    fileIndex: fc.integer({ min: 0, max: 3 }),
    thread: fc.nat(THREAD_COUNT - 1),
  })
  .map(({ person, house, fileIndex, thread, ...rest }) => ({
    resident: residentWith({
      ...rest,
      personKey: String(person),
      address: addressWith({ houseNumber: String(house) }),
    }),
    fileIndex,
    thread,
  }));

const entries = fc.uniqueArray(entry, {
  minLength: 1,
  maxLength: 80,
  selector: ({ resident, fileIndex }) => `${fileIndex}/${resident.row}`,
});

function collect(some: readonly Entry[]): FramePart {
  const builder = new FrameBuilder(KEY, frameSettings);
  for (const { resident, fileIndex } of some) builder.add(resident, fileIndex);
  return builder.finishPart();
}

function merge(parts: readonly FramePart[]): BuiltFrame {
  const merged = mergeFrameParts(parts);
  if (!merged.ok) throw new Error('the frame was refused');
  return merged.value;
}

function districtStrata(first: number): readonly StratumKey[] {
  return Array.from({ length: 40_000 }, (_, index) => `GM0344/V/45-59/${first + index}` as StratumKey);
}

describe('merging what several threads collected', () => {
  it('gives the frame that one thread makes, whichever thread had which row', () => {
    fc.assert(
      fc.property(entries, (all) => {
        const parts = Array.from({ length: THREAD_COUNT }, (_, thread) =>
          collect(all.filter((each) => each.thread === thread)),
        );
        expect(merge(parts)).toEqual(merge([collect(all)]));
      }),
      { numRuns: 150 },
    );
  });

  it('survives being handed from thread to thread', () => {
    const residents = [1, 2, 3].map((person) => residentWith({ personKey: String(person), row: person + 1 }));
    const parts = residents.map((resident) => collect([{ resident, fileIndex: 0, thread: 0 }]));
    expect(merge(structuredClone(parts))).toEqual(merge(parts));
  });

  it('keeps the earliest row of a person whom two threads met', () => {
    const early = residentWith({ personKey: '7', row: 3, district: 'WK01' });
    const late = residentWith({ personKey: '7', row: 9, district: 'WK02' });
    const { frame, positions, duplicates } = merge([
      collect([{ resident: late, fileIndex: 0, thread: 0 }]),
      collect([{ resident: early, fileIndex: 0, thread: 1 }]),
    ]);
    expect(frame.strata).toEqual(['GM0344/V/45-59/WK01']);
    expect([...positions.rows]).toEqual([3]);
    expect(duplicates).toEqual([{ fileIndex: 0, row: 9 }]);
  });

  it('is refused when nobody was collected, or when the strata of all threads together are too many', () => {
    expect(mergeFrameParts([collect([]), collect([])])).toMatchObject({
      failures: [{ code: 'frame.nobody-eligible' }],
    });
    const part = collect([{ resident: residentWith({ row: 2 }), fileIndex: 0, thread: 0 }]);
    expect(
      mergeFrameParts([
        { ...part, strata: districtStrata(0) },
        { ...part, strata: districtStrata(40_000) },
      ]),
    ).toMatchObject({ failures: [{ code: 'frame.too-many-strata' }] });
  });
});
