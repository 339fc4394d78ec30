import { describe, expect, it } from 'vitest';
import { hashErased } from '../../src/signups/hash-erased.ts';
import { privacyEventRecords, recordsOfErasureFacts } from '../../src/audit/erasure-records.ts';
import { HashSchema, ResidentIdSchema } from '../../src/domain/ids.ts';

const AT = '2028-01-04T09:00:00.000Z';
const residentsHash = HashSchema.parse('a'.repeat(64));

const recordsOf = (residents: number) =>
  privacyEventRecords['privacy.purged'](
    { panelId: 'proef', residents, residentsHash } as unknown as Parameters<
      (typeof privacyEventRecords)['privacy.purged']
    >[0],
    AT,
    7,
  );

describe('a purge', () => {
  it('has a record of those whose data it removed, as the database has', () => {
    const fact = { event: 7, type: 'privacy.purged', residentCount: 1, residentsHash } as const;
    expect(recordsOf(1)).toEqual(recordsOfErasureFacts([fact]));
    expect(recordsOf(1)).toHaveLength(1);
  });

  it('of nobody leaves no record', () => {
    expect(recordsOf(0)).toEqual([]);
  });
});

describe('an erasure', () => {
  it('has a record of the one resident whose data it removed', () => {
    const residentId = ResidentIdSchema.parse('b'.repeat(32));
    const fact = {
      event: 7,
      type: 'privacy.erased',
      residentCount: 1,
      residentsHash: hashErased([residentId]),
    } as const;
    expect(privacyEventRecords['privacy.erased']({ residentId }, AT, 7)).toEqual(
      recordsOfErasureFacts([fact]),
    );
  });
});
