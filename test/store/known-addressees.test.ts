import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from '../../src/domain/canonical-json.ts';
import type { Addressee } from '../../src/domain/resident.ts';
import { saveAddressees } from '../../src/store/tables/drawn-resident-table.ts';
import { readKnownAddressees, sealedTextOf } from '../../src/store/tables/known-addressees.ts';
import { valueOf } from './expect-result.ts';
import { makeSamplePanel, sampleResident, SEAL_KEYS } from './sample-panel.ts';
import { makeTemporaryFolder } from './temporary-folder.ts';

const text = fc.string({ unit: 'binary', maxLength: 12 });
const lines = fc.array(text, { maxLength: 4 });

const addressees: fc.Arbitrary<Addressee> = fc.record({
  addressLines: lines,
  shortAddressLines: lines,
  salutation: text,
  postcode: text,
  houseNumber: text,
  houseSuffix: text,
  isSecret: fc.boolean(),
  birthDate: text,
});

describe('the addressees until now', () => {
  it('are the canonical JSON that is written faster', () => {
    fc.assert(
      fc.property(addressees, (addressee) => {
        expect(sealedTextOf(addressee)).toBe(canonicalJson({ ...addressee }));
      }),
    );
  });

  it('tell who is reached otherwise, and nothing of a resident of whom none is kept', () => {
    const db = makeSamplePanel(makeTemporaryFolder(), 2);
    const { residentId } = sampleResident(1);
    const unknown = sampleResident(9).residentId;
    fc.assert(
      fc.property(addressees, addressees, (before, now) => {
        saveAddressees(db, SEAL_KEYS, new Map([[residentId, before]]));
        const isReachedOtherwise = valueOf(readKnownAddressees(db, SEAL_KEYS));
        expect(isReachedOtherwise(residentId, { ...before })).toBe(false);
        expect(isReachedOtherwise(residentId, now)).toBe(
          canonicalJson({ ...now }) !== canonicalJson({ ...before }),
        );
        expect(isReachedOtherwise(residentId, { ...before, isSecret: !before.isSecret })).toBe(true);
        expect(isReachedOtherwise(unknown, now)).toBe(false);
      }),
      { numRuns: 30 },
    );
    db.close();
  });

  it('are refused when one of them was changed', () => {
    const db = makeSamplePanel(makeTemporaryFolder(), 3);
    db.prepare('UPDATE addressees SET sealed = zeroblob(93) WHERE resident_id = ?').run(
      sampleResident(2).residentId,
    );
    expect(readKnownAddressees(db, SEAL_KEYS)).toMatchObject({
      ok: false,
      failures: [{ code: 'store.seal-broken' }],
    });
    db.close();
  });
});
