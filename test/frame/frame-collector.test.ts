import fc from 'fast-check';
import seedrandom from 'seedrandom';
import { describe, expect, it } from 'vitest';
import type { ExclusionReason } from '../../src/domain/reasons.ts';
import type { Settings } from '../../src/domain/settings/settings-schema.ts';
import { FrameBuilder } from '../../src/frame/frame-builder.ts';
import type { CollectedBlock, CollectorSetup } from '../../src/frame/frame-collector.ts';
import { FrameCollector, noneExcluded } from '../../src/frame/frame-collector.ts';
import { judgeEligibility } from '../../src/frame/judge-eligibility.ts';
import { mergeFrameParts } from '../../src/frame/merge-frame-parts.ts';
import type { PersonList } from '../../src/frame/person-list.ts';
import { NO_LISTS } from '../../src/frame/person-list.ts';
import { openRegister } from '../../src/register/open-register.ts';
import { sumRegister } from '../../src/register/register-sums.ts';
import { aNumbers, context, goodRow, read, settings, testHeader, toCsv } from '../register/brp-csv.ts';
import { damage, registerForms } from '../register/fuzzed-registers.ts';
import { oddRegister } from '../register/odd-cells.ts';
import { KEY, frameSettings } from './test-residents.ts';

type Reading = Partial<Pick<Settings['register'], 'dialect' | 'encoding'>>;

/** As the program collects a frame: blocks of bytes, of which most rows never become texts. */
function collect(bytes: Buffer, setup: CollectorSetup, reading: Reading) {
  const opened = openRegister([bytes], { ...settings, ...reading }, context);
  if (!opened.ok) return opened;
  const { layout, dialect, blocks } = opened.value;
  const collector = new FrameCollector(setup);
  collector.open({ fileIndex: 0, layout, dialect, context });
  const collected = Array.from(blocks, (block) => collector.collect(block, 0));
  const totals = sumRegister(collected, layout, context);
  if (!totals.ok) return totals;
  const { rowCount, residentCount, rejectedCounts } = totals.value;
  return {
    ok: true,
    rowCount,
    residentCount,
    rejectedCounts,
    eligibleCount: collected.reduce((sum, block) => sum + block.eligibleCount, 0),
    excluded: sumExcluded(collected),
    frame: mergeFrameParts([collector.finish()]),
  };
}

function sumExcluded(blocks: readonly CollectedBlock[]): CollectedBlock['excluded'] {
  const sums = noneExcluded();
  for (const { excluded } of blocks) {
    for (const [reason, count] of Object.entries(excluded)) sums[reason as ExclusionReason] += count;
  }
  return sums;
}

/** The same by the plainest means: a resident for every row, judged and added one by one. */
function collectPlainly(bytes: Buffer, { keyHex, settings, lists }: CollectorSetup, reading: Reading) {
  const { result, residents } = read(bytes, { register: reading });
  if (!result.ok) return result;
  const { rowCount, residentCount, rejectedCounts } = result.value;
  const excluded = noneExcluded();
  const builder = new FrameBuilder(keyHex, settings);
  let eligibleCount = 0;
  for (const resident of residents) {
    const reason = judgeEligibility(resident, settings.eligibility, lists);
    if (reason !== undefined) excluded[reason]++;
    else {
      eligibleCount++;
      builder.add(resident, 0);
    }
  }
  const frame = builder.finish();
  return { ok: true, rowCount, residentCount, rejectedCounts, eligibleCount, excluded, frame };
}

const plainSetup: CollectorSetup = { keyHex: KEY, settings: frameSettings, lists: NO_LISTS };

const strictness = fc.constantFrom('exclude', 'invite');
const anySetup: fc.Arbitrary<CollectorSetup> = fc
  .record({
    secretAddress: strictness,
    suspended: strictness,
    postalAddress: strictness,
    outsideMunicipality: strictness,
    addressUnderInvestigation: strictness,
    maximumAge: fc.constantFrom(undefined, 70),
    listed: fc.constantFrom(0, 0, 3),
  })
  .map(({ listed, ...eligibility }) => {
    const values = new Set(aNumbers(60).slice(0, listed));
    const list: PersonList = { kind: 'aNumber', values, keyHex: KEY };
    return {
      keyHex: KEY,
      settings: {
        ...frameSettings,
        eligibility: { ...frameSettings.eligibility, ...eligibility },
      },
      lists: { optedOut: [list], drawnBefore: [] },
    };
  });

describe('collecting a frame from blocks of a register', () => {
  it('comes to what judging and adding every resident one by one comes to', () => {
    let eligibleCount = 0;
    fc.assert(
      fc.property(oddRegister, anySetup, (bytes, setup) => {
        const collected = collect(bytes, setup, {});
        expect(collected).toEqual(collectPlainly(bytes, setup, {}));
        if ('eligibleCount' in collected) eligibleCount += collected.eligibleCount;
      }),
      { numRuns: 400 },
    );
    expect(eligibleCount).toBeGreaterThan(400);
  });

  it('does so for damaged registers of every dialect and encoding', () => {
    const random = seedrandom('collected');
    let readCount = 0;
    for (let file = 0; file < 400; file++) {
      const form = registerForms[file % registerForms.length];
      if (form === undefined) break;
      const bytes = damage(form.bytes, random);
      const { dialect, encoding } = form;
      const collected = collect(bytes, plainSetup, { dialect, encoding });
      expect(collected).toEqual(collectPlainly(bytes, plainSetup, { dialect, encoding }));
      if (collected.ok) readCount++;
    }
    expect(readCount).toBeGreaterThan(100);
  });

  it('hashes thousands of rows, more than fit in one go', () => {
    const rows = aNumbers(1700).map((aNumber, index) =>
      goodRow(0, { aNumber, houseNumber: String(1 + (index % 97)), houseLetter: index % 5 === 0 ? 'a' : '' }),
    );
    const bytes = Buffer.from(toCsv([testHeader, ...rows]));
    const collected = collect(bytes, plainSetup, {});
    expect(collected).toEqual(collectPlainly(bytes, plainSetup, {}));
    expect(collected).toMatchObject({ eligibleCount: 1700 });
  });
});
