import { describe, expect, it } from 'vitest';
import type { Gender } from '../../src/domain/features.ts';
import { salutationOf } from '../../src/register/salutation.ts';
import { personName } from './person-name.ts';

type Case = [gender: Gender, own: string, use: string, partner: string, salutation: string | undefined];

function check(cases: readonly Case[]): void {
  it.each(cases)('%s, own %s, naamgebruik %s, partner %s: %s', (gender, own, use, partner, expected) => {
    expect(salutationOf(personName('Testa Tweede', own, use, partner), gender)).toBe(expected);
  });
}

describe('a salutation without titles', () => {
  check([
    ['M', '||Testpersoon', 'E', '', 'Geachte heer Testpersoon'],
    ['V', '||Testpersoon', 'E', '', 'Geachte mevrouw Testpersoon'],
    ['O', '||Testpersoon', 'E', '', 'Geachte T.T. Testpersoon'],
    ['V', '|van de|Proef', 'E', '|ter|Toets', 'Geachte mevrouw Van de Proef'],
    ['V', '|van de|Proef', 'P', '|ter|Toets', 'Geachte mevrouw Ter Toets'],
    ['M', '|van de|Proef', 'V', '|ter|Toets', 'Geachte heer Ter Toets-van de Proef'],
    ['M', '|van de|Proef', 'N', '|ter|Toets', 'Geachte heer Van de Proef-ter Toets'],
    ['O', '|van de|Proef', 'N', '|ter|Toets', 'Geachte T.T. van de Proef-ter Toets'],
  ]);

  it('falls back to the own name when there is no partner, or none with a known surname', () => {
    for (const use of ['P', 'V', 'N']) {
      for (const partner of ['', '|de|', '|de|.', '||.']) {
        const name = personName('Testa', '|de|Proef', use, partner);
        expect(salutationOf(name, 'V')).toBe('Geachte mevrouw De Proef');
      }
    }
  });

  it('is absent when the own surname is used but unknown', () => {
    for (const own of ['||.', '||', '|de|.']) {
      expect(salutationOf(personName('Testa', own, 'E', '|ter|Toets'), 'M')).toBeUndefined();
      expect(salutationOf(personName('Testa', own, 'V', '|ter|Toets'), 'M')).toBeUndefined();
      expect(salutationOf(personName('Testa', own, 'N', '|ter|Toets'), 'O')).toBeUndefined();
      expect(salutationOf(personName('Testa', own, 'P', '|ter|Toets'), 'M')).toBe('Geachte heer Ter Toets');
    }
  });
});

describe('the capital of a prefix', () => {
  check([
    ['M', "|'t|Toetsje", 'E', '', "Geachte heer 't Toetsje"],
    ['M', "|van 't|Toetsje", 'E', '', "Geachte heer Van 't Toetsje"],
    ['M', '|Van Der|Proef', 'E', '', 'Geachte heer Van Der Proef'],
    ['V', '|van  der|Proef', 'E', '', 'Geachte mevrouw Van der Proef'],
    ['V', "|d'|Essai", 'E', '', "Geachte mevrouw D'Essai"],
  ]);

  it('is set for gender O only when there are no initials before it', () => {
    expect(salutationOf(personName('', '|in de|Proef'), 'O')).toBe('Geachte In de Proef');
    expect(salutationOf(personName('.', '|in de|Proef'), 'O')).toBe('Geachte In de Proef');
    expect(salutationOf(personName('Testa', '|in de|Proef'), 'O')).toBe('Geachte T. in de Proef');
  });
});

describe('a salutation by the own title', () => {
  check([
    ['M', 'B|van|Proef', 'E', '', 'Hoogwelgeboren heer'],
    ['V', 'BS|van|Proef', 'E', '', 'Hoogwelgeboren vrouwe'],
    ['M', 'G|van|Proef', 'N', '||Toets', 'Hooggeboren heer'],
    ['V', 'GI|van|Proef', 'V', '||Toets', 'Hooggeboren vrouwe'],
    ['M', 'H|van|Proef', 'E', '', 'Hoogwelgeboren heer'],
    ['V', 'MI|van|Proef', 'E', '', 'Hoogwelgeboren vrouwe'],
    ['M', 'P|van|Proef', 'E', '', 'Hoogheid'],
    ['O', 'PS|van|Proef', 'E', '', 'Hoogheid'],
    ['M', 'R|van|Proef', 'E', '', 'Hoogwelgeboren heer'],
    // The form goes with the gender, not with the code.
    ['M', 'GI|van|Proef', 'E', '', 'Hooggeboren heer'],
    ['V', 'R|van|Proef', 'E', '', 'Hoogwelgeboren vrouwe'],
    ['O', 'G|van|Proef', 'E', '', 'Geachte T.T. van Proef'],
    // The own title belongs to the own name.
    ['M', 'G|van|Proef', 'P', '||Toets', 'Geachte heer Toets'],
    ['M', 'G|van|Proef', 'P', '||.', 'Hooggeboren heer'],
    ['M', 'G||.', 'N', '||Toets', 'Hooggeboren heer'],
    // A title that is not noble is never used.
    ['M', 'DR|van|Proef', 'E', '', 'Geachte heer Van Proef'],
  ]);
});

describe('a salutation by a predicate', () => {
  check([
    ['M', 'JH|van|Proef', 'E', '', 'Hoogwelgeboren heer'],
    ['M', 'JV|van|Proef', 'V', '||Toets', 'Hoogwelgeboren heer'],
    ['M', 'JH|van|Proef', 'P', '||Toets', 'Geachte heer Toets'],
    ['V', 'JV|van|Proef', 'E', '', 'Hoogwelgeboren vrouwe'],
    ['V', 'JH|van|Proef', 'N', '', 'Hoogwelgeboren vrouwe'],
    // A jonkvrouw with a partner no longer carries it, whichever name she uses.
    ['V', 'JV|van|Proef', 'E', '||Toets', 'Geachte mevrouw Van Proef'],
    ['V', 'JV|van|Proef', 'N', '||Toets', 'Geachte mevrouw Van Proef-Toets'],
    ['O', 'JV|van|Proef', 'E', '', 'Geachte T.T. van Proef'],
  ]);
});

describe("a salutation by the husband's title", () => {
  check([
    ['V', '|de|Proef', 'P', 'B|van|Toets', 'Hoogwelgeboren vrouwe'],
    ['V', '|de|Proef', 'V', 'G|van|Toets', 'Hooggeboren vrouwe'],
    ['V', '|de|Proef', 'N', 'P|van|Toets', 'Hoogheid'],
    ['V', '|de|Proef', 'N', 'H|van|Toets', 'Hoogwelgeboren vrouwe'],
    ['V', '|de|Proef', 'E', 'G|van|Toets', 'Geachte mevrouw De Proef'],
    // It goes before her own.
    ['V', 'GI|de|Proef', 'N', 'B|van|Toets', 'Hoogwelgeboren vrouwe'],
    ['V', 'GI|de|Proef', 'E', 'B|van|Toets', 'Hooggeboren vrouwe'],
    ['V', 'JV|de|Proef', 'N', 'G|van|Toets', 'Hooggeboren vrouwe'],
    // Even where his surname is unknown.
    ['V', '|de|Proef', 'V', 'G||.', 'Hooggeboren vrouwe'],
    // Ridder, the predicates and a wife's title are no courtesy, and a man has none.
    ['V', '|de|Proef', 'P', 'R|van|Toets', 'Geachte mevrouw Van Toets'],
    ['V', '|de|Proef', 'P', 'JH|van|Toets', 'Geachte mevrouw Van Toets'],
    ['V', '|de|Proef', 'P', 'BS|van|Toets', 'Geachte mevrouw Van Toets'],
    ['V', 'GI|de|Proef', 'V', 'R|van|Toets', 'Hooggeboren vrouwe'],
    ['M', '|de|Proef', 'P', 'G|van|Toets', 'Geachte heer Van Toets'],
    ['O', '|de|Proef', 'P', 'G|van|Toets', 'Geachte T.T. van Toets'],
  ]);
});
