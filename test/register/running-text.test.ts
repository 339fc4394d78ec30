import { describe, expect, it } from 'vitest';
import type { Gender } from '../../src/domain/features.ts';
import { runningTextOf } from '../../src/register/running-text.ts';
import { personName } from './person-name.ts';

describe('the name inside a sentence', () => {
  it.each<[Gender, string, string, string, string | undefined]>([
    ['M', '|van|Proef', 'E', '', 'de heer Van Proef'],
    ['V', '|van|Proef', 'N', '|de|Toets', 'mevrouw Van Proef-de Toets'],
    ['O', '|van|Proef', 'V', '|de|Toets', 'T. de Toets-van Proef'],
    ['V', "|'t|Proefje", 'E', '', "mevrouw 't Proefje"],
    ['M', '||.', 'E', '', undefined],
    ['M', '||.', 'P', '|de|Toets', 'de heer De Toets'],
    ['M', 'G|van|Proef', 'E', '', 'graaf van Proef'],
    ['M', 'JV|van|Proef', 'N', '|de|Toets', 'jonkheer van Proef-de Toets'],
    ['M', 'JH|van|Proef', 'V', '|de|Toets', 'de heer De Toets-jonkheer van Proef'],
    ['V', 'BS|van|Proef', 'V', '|de|Toets', 'mevrouw De Toets-barones van Proef'],
    ['V', 'BS|van|Proef', 'P', '|de|Toets', 'mevrouw De Toets'],
    ['V', 'JV|van|Proef', 'E', '', 'jonkvrouw van Proef'],
    ['V', 'JV|van|Proef', 'E', '|de|Toets', 'mevrouw Van Proef'],
    ['V', '|van|Proef', 'V', 'G|de|Toets', 'gravin de Toets-van Proef'],
    ['V', '|van|Proef', 'N', 'G|de|Toets', 'mevrouw Van Proef-gravin de Toets'],
    ['V', 'BS|van|Proef', 'N', 'G|de|Toets', 'barones van Proef-gravin de Toets'],
    ['M', '|van|Proef', 'P', 'G|de|Toets', 'de heer De Toets'],
    ['O', 'G|van|Proef', 'E', '', 'T. van Proef'],
  ])('%s, own %s, naamgebruik %s, partner %s: %s', (gender, own, use, partner, expected) => {
    expect(runningTextOf(personName('Testa', own, use, partner), gender)).toBe(expected);
  });

  it('begins with a capital when gender O has no initials', () => {
    expect(runningTextOf(personName('', '|in de|Proef'), 'O')).toBe('In de Proef');
  });
});
