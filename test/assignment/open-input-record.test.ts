import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatInputRecord, openInputRecord, parseInputRecord } from '../../src/assignment/input-record.ts';
import { AddressIdSchema, CaseIdSchema, ResidentIdSchema } from '../../src/domain/ids.ts';

const idOf = (number: number) => ResidentIdSchema.parse(number.toString(16).padStart(32, '0'));

const input = {
  maximumCasesPerMember: 2,
  cases: [
    {
      caseId: CaseIdSchema.parse('case-1'),
      groupSize: 4,
      minimumSize: 4,
      maximumSize: 4,
      quotas: [
        { feature: 'gender' as const, value: 'M', minimum: 1, maximum: 3, populationShare: 0.5 },
        { feature: 'gender' as const, value: 'V', minimum: 1, maximum: 3, populationShare: 0.5 },
      ],
    },
  ],
  members: Array.from({ length: 12 }, (_, number) => ({
    residentId: idOf(number),
    addressId: AddressIdSchema.parse(`${number % 5}`.padStart(32, 'a')),
    features: { gender: number % 2 === 0 ? 'M' : 'V' },
    excludedCases: [],
    earlierCaseCount: number % 3,
  })),
};

describe('an input of a lottery that was kept', () => {
  const text = formatInputRecord(input);

  it('gives the wanted members as reading all of them does', () => {
    const whole = parseInputRecord(text);
    expect(whole?.members).toHaveLength(12);
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 0, max: 15 })), (numbers) => {
        const wanted = new Set(numbers.map(idOf));
        const opened = openInputRecord(text);
        expect(opened?.membersOf((residentId) => wanted.has(residentId))).toEqual(
          whole?.members.filter(({ residentId }) => wanted.has(residentId)),
        );
        expect({ ...opened?.head, members: whole?.members }).toEqual(whole);
      }),
    );
  });

  it('is refused where a member who is wanted is damaged, and not for another', () => {
    const damaged = text.replace(`["${idOf(3)}","`, `["${idOf(3)}","x`);
    expect(damaged).not.toBe(text);
    const opened = openInputRecord(damaged);
    expect(opened?.membersOf((residentId) => residentId === idOf(4))).toHaveLength(1);
    expect(opened?.membersOf((residentId) => residentId === idOf(3))).toBeUndefined();
    expect(parseInputRecord(damaged)).toBeUndefined();
    expect(openInputRecord(text.replace('"groupSize":4', '"groupSize":-4'))).toBeUndefined();
    expect(openInputRecord(text.slice(1))).toBeUndefined();
  });
});
