import { describe, expect, it } from 'vitest';
import {
  addressLinesOf,
  addresseeLineOf,
  addresseeOf,
  fullNameOf,
  honorificLineOf,
  initialsOf,
  isWritableAddress,
  runningTextOf,
  salutationOf,
} from '../../src/register/addressee.ts';
import { read } from './brp-csv.ts';
import type { ManyFields } from './brp-forms.ts';
import { brpCsv, rvigCsv } from './brp-forms.ts';

/** What becomes of one row, from the bytes to the texts of a letter. */
function textsOf(changes: ManyFields) {
  const official = read(brpCsv([changes])).residents;
  expect(read(rvigCsv([changes])).residents).toEqual(official);
  const [resident] = official;
  if (resident === undefined) throw new Error('the row is no resident');
  const { name, gender, address } = resident;
  expect(addresseeOf(resident)).toMatchObject({ salutation: salutationOf(name, gender) });
  return {
    initials: initialsOf(name.givenNames),
    fullName: fullNameOf(name, gender),
    honorific: honorificLineOf(name, gender),
    addressee: addresseeLineOf(name, gender),
    salutation: salutationOf(name, gender),
    inSentence: runningTextOf(name, gender),
    address: isWritableAddress(address) ? addressLinesOf(address) : undefined,
  };
}

describe('a row of the register becomes', () => {
  it('a man with two lasting marriages, named after the older', () => {
    const texts = textsOf({
      givenNames: 'Theodoor IJsbrand',
      prefix: 'van der',
      surname: 'Proef',
      gender: 'M',
      nameUse: 'V',
      partnerPrefix: ['', "in 't"],
      partnerSurname: ['Nieuw', 'Oud'],
      partnershipStart: ['20100101', '19990000'],
      houseNumber: '12',
      houseAddition: '3',
      postcode: '2583XL',
      place: 'Proefdorp',
    });
    expect(texts).toEqual({
      initials: 'T.IJ.',
      fullName: 'Theodoor IJsbrand van der Proef',
      honorific: undefined,
      addressee: "T.IJ. in 't Oud-van der Proef",
      salutation: "Geachte heer In 't Oud-van der Proef",
      inSentence: "de heer In 't Oud-van der Proef",
      address: ['Proefstraat 12-3', '2583 XL  PROEFDORP'],
    });
  });

  it('a woman who bears the name and the title of a husband who died', () => {
    const texts = textsOf({
      givenNames: 'Testa',
      surname: 'Proef',
      prefix: '',
      gender: 'V',
      nameUse: 'P',
      partnerNobleTitle: ['G', ''],
      partnerPrefix: ['van', ''],
      partnerSurname: ['Toets', 'Eerder'],
      partnershipEnd: ['20200101', '19990101'],
      houseDesignation: 'to',
      houseLetter: 'b',
    });
    expect(texts).toMatchObject({
      honorific: 'De hooggeboren vrouwe',
      addressee: 'T. gravin van Toets',
      salutation: 'Hooggeboren vrouwe',
      address: ['Proefstraat t/o 1 b', '3511 AA  UTRECHT'],
    });
  });

  it('somebody of unknown sex on a houseboat', () => {
    const texts = textsOf({
      gender: 'O',
      prefix: "'t",
      surname: 'Hoen',
      street: '',
      houseNumber: '',
      postcode: '',
      locationDescription: 'Woonboot bij de Proefbrug, noord; 2e',
    });
    expect(texts).toMatchObject({
      addressee: "T. 't Hoen",
      salutation: "Geachte T. 't Hoen",
      inSentence: "T. 't Hoen",
      address: ['Woonboot bij de Proefbrug, noord; 2e', 'UTRECHT'],
    });
  });
});
