import { describe, expect, it } from 'vitest';
import { initialsOf } from '../../src/register/initials.ts';

describe('initials', () => {
  it.each([
    ['Testa', 'T.'],
    ['Testa Tweede Derde', 'T.T.D.'],
    ['  Testa   Tweede ', 'T.T.'],
    ['Anne-Test', 'A.'],
    ['Özge Éva', 'Ö.É.'],
    ['IJsbrand', 'IJ.'],
    ['Theotest', 'T.'],
    ['IJ', 'IJ'],
    ['Th', 'Th'],
    ['T', 'T'],
    ['Testa B', 'T.B'],
    ["'Atest", 'A.'],
    ['M\u0302atest', 'M\u0302.'],
    ['M\u0302', 'M\u0302'],
    ['', ''],
    ['.', ''],
    ['-', ''],
  ])('of "%s" are "%s"', (given, expected) => {
    expect(initialsOf(given)).toBe(expected);
  });
});
