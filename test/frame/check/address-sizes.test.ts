import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AddressSizes } from '../../../src/frame/check/address-sizes.ts';

describe('persons per address', () => {
  it.each([
    [1, '1'],
    [5, '5'],
    [6, '6-9'],
    [9, '6-9'],
    [10, '10-19'],
    [99, '50-99'],
    [100, '100+'],
    [5000, '100+'],
  ])('an address of %s persons is counted under %s', (personCount, label) => {
    const sizes = new AddressSizes();
    sizes.add({ personCount, fileIndex: 0, row: 2 });
    const found = sizes.bands.filter(({ addressCount }) => addressCount > 0);
    expect(found).toEqual([{ label, addressCount: 1, personCount }]);
  });

  it('keep the ten largest addresses, whatever the order in which they come', () => {
    const addresses = fc.array(
      fc.record({
        personCount: fc.integer({ min: 1, max: 30 }),
        fileIndex: fc.nat(1),
        row: fc.integer({ min: 2, max: 50 }),
      }),
      { maxLength: 40 },
    );
    fc.assert(
      fc.property(addresses, (added) => {
        const sizes = new AddressSizes();
        for (const address of added) sizes.add(address);
        const expected = added
          .filter(({ personCount }) => personCount > 1)
          .sort((a, b) => b.personCount - a.personCount || a.fileIndex - b.fileIndex || a.row - b.row)
          .slice(0, 10);
        expect(sizes.largest).toEqual(expected);
      }),
    );
  });
});
