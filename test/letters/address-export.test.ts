/** The addresses that go to the post, and the order in which letters are printed. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addressExportCsv, planAddressExport } from '../../src/letters/address-export.ts';
import { compareLetters } from '../../src/letters/letter-sort-key.ts';
import type { LetterOrder } from '../../src/letters/letter-order.ts';
import { orderWith } from './letter-fixtures.ts';

const at = (number: number, postcode: string, houseNumber: string, houseSuffix = ''): LetterOrder =>
  orderWith(number, {
    postcode,
    houseNumber,
    houseSuffix,
    addressLines: [
      'De heer T. Testpersoon',
      `Voorbeeldstraat ${houseNumber} ${houseSuffix}`.trim(),
      `${postcode.slice(0, 4)} ${postcode.slice(4)}  VOORBEELD`,
    ],
  });
const sortedAt = (number: number, position: number): LetterOrder => ({
  ...at(number, '3511AA', '1'),
  sorting: { line: 'B1 0012', position },
});
const numbersOf = (orders: readonly LetterOrder[]) =>
  orders.map(({ invitationId }) => Number(invitationId.slice(2)));

describe('the addresses for the post', () => {
  it('hold letter number, address and KIX, and no name', () => {
    const csv = addressExportCsv([at(1, '3511AA', '7', 'Abis')]);
    expect(csv.split('\n')).toEqual([
      'letter_number,postcode,house_number,house_suffix,street_line,place,kix',
      '1-000001,3511AA,7,Abis,Voorbeeldstraat 7 Abis,VOORBEELD,3511AA7XABIS',
      '',
    ]);
    expect(csv).not.toContain('Testpersoon');
  });

  it('leave out secret addresses and those without a Dutch postcode and number, and count them', () => {
    const secret = orderWith(2, { isSecret: true });
    const abroad = orderWith(3, { postcode: '', houseNumber: '' });
    const houseboat = orderWith(4, { houseNumber: '' });
    const { orders, secretCount, unsortableCount } = planAddressExport([
      abroad,
      at(1, '3511AA', '7'),
      secret,
      houseboat,
    ]);
    expect([numbersOf(orders), secretCount, unsortableCount]).toEqual([[1], 1, 2]);
  });

  it.each(['=1+1', '+31', '-2', '@x'])('are safe in a spreadsheet that would compute %s', (houseSuffix) => {
    const [, row = ''] = addressExportCsv([at(1, '3511AA', '7', houseSuffix)]).split('\n');
    expect(row.split(',')[3]).toBe(`'${houseSuffix}`);
  });

  it('never hold the first line, however short an address is', () => {
    const short = orderWith(1, { addressLines: ['T. Testpersoon', '3511 AA  UTRECHT'] });
    expect(addressExportCsv([short])).not.toContain('Testpersoon');
  });
});

describe('the order of letters', () => {
  it('is that of the post, and then by postcode, number, suffix and letter number', () => {
    const orders = [
      at(1, '3512AA', '1'),
      at(2, '3511AA', '10'),
      at(3, '3511AA', '9', 'B'),
      at(4, '3511AA', '9', 'A'),
      at(5, '3511AA', '9-1'),
      at(6, '3511AA', '9'),
      at(8, '3511AA', '9'),
      sortedAt(9, 12),
      sortedAt(10, 3),
    ];
    expect(numbersOf(orders.toSorted(compareLetters))).toEqual([10, 9, 6, 8, 5, 4, 3, 2, 1]);
  });

  it('is the same however the letters came', () => {
    const order = fc
      .tuple(
        fc.nat(30),
        fc.constantFrom('3511AA', '3511AB', ''),
        fc.constantFrom('1', '10', '9', ''),
        fc.constantFrom('', 'A', 'AB'),
      )
      .map(([number, postcode, house, suffix]) => at(number, postcode, house, suffix));
    const orders = fc.uniqueArray(order, { selector: ({ invitationId }) => invitationId, maxLength: 20 });
    fc.assert(
      fc.property(orders, (some) => {
        const sorted = some.toSorted(compareLetters);
        expect(some.toReversed().toSorted(compareLetters)).toEqual(sorted);
      }),
      { numRuns: 100 },
    );
  });
});
