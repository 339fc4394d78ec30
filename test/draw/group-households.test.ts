import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { classifyAddresses } from '../../src/draw/address-classes.ts';
import { countAddresses, groupHouseholds, membersOf } from '../../src/draw/group-households.ts';
import { frameOf, rowOf, UTRECHT, ZOETERMEER } from './test-frames.ts';

/** Residents at few addresses, of which the same may be used in both municipalities. */
const anyResidents = fc.array(
  fc.record({ address: fc.nat(4), municipality: fc.constantFrom(UTRECHT, ZOETERMEER) }),
  { minLength: 1, maxLength: 20 },
);

const rowsOf = (residents: readonly { address: number; municipality: string }[]) =>
  residents.map(({ address, municipality }, index) => rowOf(index, address, `${municipality}/M`));

describe('the residents of a frame by address', () => {
  it('count an address once in each municipality where it is used', () => {
    fc.assert(
      fc.property(anyResidents, (residents) => {
        const frame = frameOf(rowsOf(residents));
        const counts = countAddresses(frame, groupHouseholds(frame));
        for (const code of [UTRECHT, ZOETERMEER]) {
          const own = residents.filter(({ municipality }) => municipality === code);
          expect(counts.get(code) ?? 0).toBe(new Set(own.map(({ address }) => address)).size);
        }
      }),
    );
  });

  it('are each at one address, with all who live there', () => {
    fc.assert(
      fc.property(anyResidents, (residents) => {
        const frame = frameOf(rowsOf(residents));
        const households = groupHouseholds(frame);
        const sizes = Array.from({ length: households.addressCount }, (_, address) => {
          const members = membersOf(households, address);
          expect(members).toEqual(members.toSorted());
          expect([...members].every((index) => households.addressOf[index] === address)).toBe(true);
          return members.length;
        });
        const counts = new Map<number, number>();
        for (const { address } of residents) counts.set(address, (counts.get(address) ?? 0) + 1);
        expect(Uint32Array.from(sizes).sort()).toEqual(Uint32Array.from(counts.values()).sort());
      }),
    );
  });
});

/** Residents of two strata at one address. */
const home = (name: string, menCount: number, womenCount: number) => [
  ...Array.from({ length: menCount }, (_, index) => rowOf(`${name} m${index}`, name, 'GM0344/M')),
  ...Array.from({ length: womenCount }, (_, index) => rowOf(`${name} v${index}`, name, 'GM0344/V')),
];

describe('the classes of addresses', () => {
  it('tell homes of more than a hundred residents apart, by all of them and by those of a stratum', () => {
    const frame = frameOf([...home('a', 70, 50), ...home('b', 18, 103), ...home('c', 70, 50)]);
    const [men, women] = classifyAddresses(frame, groupHouseholds(frame));
    expect(men).toHaveLength(2);
    expect(men).toContainEqual({ eligibleCount: 120, inStratumCount: 70, addressCount: 2 });
    expect(men).toContainEqual({ eligibleCount: 121, inStratumCount: 18, addressCount: 1 });
    expect(women).toContainEqual({ eligibleCount: 121, inStratumCount: 103, addressCount: 1 });
  });
});
