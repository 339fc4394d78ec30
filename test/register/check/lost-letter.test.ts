import { describe, expect, it } from 'vitest';
import { hasLostLetter } from '../../../src/register/check/lost-letter.ts';
import { brpCodePoints } from '../../../src/register/check/brp-characters.ts';

describe('a letter', () => {
  it.each([
    'Wi?niin',
    '?lvaro',
    'Jos?',
    'Proef?straat',
    'Andr\ufffd',
    '\ufffd',
    'ProÃ«f',
    'Å‚ódź',
    'JÃ¼rgen',
  ])('was lost in %s', (text) => {
    expect(hasLostLetter(text)).toBe(true);
  });

  it.each(['Jos‚', 'Ren‚e', 'Fran‡ois', 'No‰l', 'Garc¡a', 'Mu¤oz', 'Ant¢nio'])(
    'of the code page of MS-DOS was lost in %s',
    (text) => {
      expect(hasLostLetter(text)).toBe(true);
    },
  );

  it.each([
    '',
    '?',
    '? 12',
    'Proef',
    'Wiśniin',
    'Noël',
    'Ångström',
    'ÂME',
    'SÃO',
    'Äüß',
    "D'Proef",
    'D’Proef',
    'd´Proef',
    'Zoë-Ÿs',
    'Gal·la',
    'Mª Proef',
    'ŠÍN',
    'Œuvre',
    'Žan',
    'Ćwik',
    'Proefstraat (t.o. 12)',
    'N° 3',
    'A/B & C',
  ])('was not lost in %j', (text) => {
    expect(hasLostLetter(text)).toBe(false);
  });

  it('is not lost in any letter of the BRP between others', () => {
    const letters = brpCodePoints
      .map((codePoint) => String.fromCodePoint(codePoint))
      .filter((letter) => /^\p{L}\p{M}*$/u.test(letter));
    expect(letters.length).toBeGreaterThan(200);
    expect(letters.filter((letter) => hasLostLetter(`Pr${letter}f`))).toEqual([]);
  });

  it.each(Array.from('ëéèêïíöóôüúûäáàâçñøåłśžŞğÿ'))(
    '%s is told when UTF-8 was read as Windows-1252',
    (letter) => {
      const misread = new TextDecoder('windows-1252').decode(Buffer.from(`Pr${letter}f`, 'utf8'));
      // 0x81, 0x8D, 0x8F, 0x90 and 0x9D stand for nothing, and are controls here: the reader refuses those rows.
      expect(hasLostLetter(misread) || /[\u0080-\u009f]/.test(misread)).toBe(true);
    },
  );
});
