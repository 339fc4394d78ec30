import { describe, expect, it } from 'vitest';
import type { Gender } from '../../src/domain/features.ts';
import { fullNameOf } from '../../src/register/full-name.ts';
import { personName } from './person-name.ts';

describe('the full name', () => {
  it.each<[Gender, string, string, string | undefined]>([
    ['M', 'Testa Tweede', '|van  de|Proef', 'Testa Tweede van de Proef'],
    ['V', 'Testa', 'G|van|Proef', 'Testa gravin van Proef'],
    ['M', 'Testa', 'MI||Proef', 'Testa markies Proef'],
    ['V', 'Testa', 'JH|van|Proef', 'jonkvrouw Testa van Proef'],
    ['M', 'Testa', 'JV|van|Proef', 'jonkheer Testa van Proef'],
    // Gender O has the form of the code.
    ['O', 'Testa', 'JV|van|Proef', 'jonkvrouw Testa van Proef'],
    ['O', 'Testa', 'H|van|Proef', 'Testa hertog van Proef'],
    ['V', 'Testa', 'R|van|Proef', 'Testa ridder van Proef'],
    ['M', '', '||Testa bin Proef', 'Testa bin Proef'],
    ['M', 'Testa', '||.', 'Testa'],
    ['M', '', '||.', undefined],
    ['M', '.', 'G||.', undefined],
  ])('%s %s %s: %s', (gender, given, own, expected) => {
    expect(fullNameOf(personName(given, own), gender)).toBe(expected);
  });
});
