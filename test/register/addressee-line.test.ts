import { describe, expect, it } from 'vitest';
import type { Gender } from '../../src/domain/features.ts';
import { addresseeLineOf, honorificLineOf } from '../../src/register/addressee-line.ts';
import { personName } from './person-name.ts';

describe('the addressee line', () => {
  it.each<[Gender, string, string, string, string | undefined]>([
    ['M', '||Proef', 'E', '', 'T. Proef'],
    ['V', '|Van|Proef', 'E', '', 'T. Van Proef'],
    ['V', '|van|Proef', 'P', '|de|Toets', 'T. de Toets'],
    ['V', '|van|Proef', 'V', '|de|Toets', 'T. de Toets-van Proef'],
    ['V', '|van|Proef', 'N', '|Den|Toets', 'T. van Proef-Den Toets'],
    ['M', '|van|Proef', 'N', '||.', 'T. van Proef'],
    ['M', '||.', 'E', '||Toets', undefined],
    ['M', '||.', 'V', '||Toets', undefined],
    ['M', '||.', 'P', '||Toets', 'T. Toets'],
    // A title stands before the own part of the name, a predicate before the initials.
    ['M', 'G|van|Proef', 'E', '', 'T. graaf van Proef'],
    ['V', 'HI|van|Proef', 'N', '|de|Toets', 'T. hertogin van Proef-de Toets'],
    ['V', 'BS|van|Proef', 'V', '|de|Toets', 'T. de Toets-barones van Proef'],
    ['V', 'BS|van|Proef', 'P', '|de|Toets', 'T. de Toets'],
    ['M', 'R|van|Proef', 'E', '', 'T. ridder van Proef'],
    ['M', 'JH|van|Proef', 'E', '|de|Toets', 'Jonkheer T. van Proef'],
    ['M', 'JH|van|Proef', 'N', '|de|Toets', 'Jonkheer T. van Proef-de Toets'],
    ['M', 'JH|van|Proef', 'V', '|de|Toets', 'T. de Toets-jonkheer van Proef'],
    ['M', 'JH|van|Proef', 'P', '|de|Toets', 'T. de Toets'],
    ['V', 'JH|van|Proef', 'E', '', 'Jonkvrouw T. van Proef'],
    ['V', 'JV|van|Proef', 'N', '|de|Toets', 'T. van Proef-de Toets'],
    ['O', 'JV|van|Proef', 'E', '', 'T. van Proef'],
    ['O', 'G|van|Proef', 'E', '', 'T. van Proef'],
    // A husband's title stands before his part.
    ['V', '|van|Proef', 'P', 'M|de|Toets', 'T. markiezin de Toets'],
    ['V', '|van|Proef', 'V', 'G|de|Toets', 'T. gravin de Toets-van Proef'],
    ['V', 'BS|van|Proef', 'N', 'P|de|Toets', 'T. barones van Proef-prinses de Toets'],
    ['V', 'BS|van|Proef', 'N', 'PS|de|Toets', 'T. barones van Proef-de Toets'],
    ['V', '|van|Proef', 'E', 'G|de|Toets', 'T. van Proef'],
    ['M', '|van|Proef', 'V', 'G|de|Toets', 'T. de Toets-van Proef'],
  ])('%s, own %s, naamgebruik %s, partner %s: %s', (gender, own, use, partner, expected) => {
    expect(addresseeLineOf(personName('Testa', own, use, partner), gender)).toBe(expected);
  });

  it('has no initials for a name without given names', () => {
    expect(addresseeLineOf(personName('', '||Testa bin Proef'), 'M')).toBe('Testa bin Proef');
    expect(addresseeLineOf(personName('', 'JH|van|Proef'), 'M')).toBe('Jonkheer van Proef');
  });
});

describe('the honorific above the addressee line', () => {
  it.each<[Gender, string, string, string, string | undefined]>([
    ['M', '||Proef', 'E', '', undefined],
    ['M', 'G||Proef', 'E', '', 'De hooggeboren heer'],
    ['V', 'JV||Proef', 'E', '', 'De hoogwelgeboren vrouwe'],
    ['V', 'JV||Proef', 'E', '||Toets', undefined],
    ['V', 'BS||Proef', 'V', '||Toets', 'De hoogwelgeboren vrouwe'],
    ['V', '||Proef', 'P', 'P||Toets', 'De hoogheid'],
    ['M', 'G||Proef', 'P', '||Toets', undefined],
    ['O', 'G||Proef', 'E', '', undefined],
    ['M', 'G||.', 'E', '', undefined],
  ])('%s, own %s, naamgebruik %s, partner %s: %s', (gender, own, use, partner, expected) => {
    expect(honorificLineOf(personName('Testa', own, use, partner), gender)).toBe(expected);
  });
});
