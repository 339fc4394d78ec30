/** Names for the tests of the naming rules, in one line: `title|prefix|surname`. */
import type { PersonName } from '../../src/domain/resident.ts';

function parts(text: string): [string, string, string] {
  const [nobleTitle = '', prefix = '', surname = ''] = text.split('|');
  return [nobleTitle, prefix, surname];
}

/** A name; `partner` as `title|prefix|surname`, or empty for nobody. */
export function personName(given: string, own: string, nameUse = 'E', partner = ''): PersonName {
  const [nobleTitle, prefix, surname] = parts(own);
  const [partnerTitle, partnerPrefix, partnerSurname] = parts(partner);
  return {
    givenNames: given,
    nobleTitle,
    prefix,
    surname,
    nameUse: nameUse as PersonName['nameUse'],
    partner:
      partner === ''
        ? undefined
        : { nobleTitle: partnerTitle, prefix: partnerPrefix, surname: partnerSurname },
  };
}
