import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hasLostLetter } from '../../src/register/check/lost-letter.ts';
import { countLostLetters } from '../../src/register/count-lost-letters.ts';
import { openRegister } from '../../src/register/open-register.ts';
import { context, goodRow, settings, testHeader, toCsv } from './brp-csv.ts';

/** The sum over the blocks of a register. */
function countIn(rows: readonly (readonly string[])[]): number {
  const opened = openRegister([Buffer.from(toCsv(rows))], settings, context);
  if (!opened.ok) throw new Error(JSON.stringify(opened.failures));
  const { layout, dialect, blocks } = opened.value;
  return [...blocks].reduce((sum, block) => sum + countLostLetters(block, layout, dialect), 0);
}

describe('the lost letters of a block', () => {
  it('are counted by cell, in the columns that are read', () => {
    const rows = [
      [...testHeader, 'Opmerking'],
      [...goodRow(0, { surname: 'Pro?f', street: 'Proefstraße' }), 'klopt dit?'],
      [...goodRow(1), ''],
      [...goodRow(2, { surname: 'ProÃ«f', street: 'Vo?rbeeld?tsje' }), ''],
    ];
    expect(countIn(rows)).toBe(3);
  });

  it('are none in a row that has not as many cells as the header', () => {
    expect(countIn([testHeader, goodRow(0), goodRow(1, { surname: 'Pro?f' }).slice(2)])).toBe(0);
  });

  it('are found whatever the quick search looks for: as many as when every cell is looked at', () => {
    const name = fc
      .string({
        unit: fc.constantFrom(...Array.from('ab?ëłŁšŠžŒƒˆ˜‚„…€¡£Ã«Â\ufffd’–')),
        minLength: 1,
        maxLength: 6,
      })
      .filter((text) => text.trim() !== '');
    fc.assert(
      fc.property(fc.array(name, { minLength: 1, maxLength: 20 }), (names) => {
        const rows = names.map((surname, index) => goodRow(index, { surname }));
        expect(countIn([testHeader, ...rows])).toBe(names.filter(hasLostLetter).length);
      }),
      { numRuns: 300 },
    );
  });
});
