/** The catalogue of everything that the commands say: one a language, with the same keys. */
import type { Language } from '../../domain/language.ts';
import { dutchWords } from './dutch.ts';
import { englishWords } from './english.ts';

export type Words = typeof englishWords;

const catalogues: Readonly<Record<Language, Words>> = { nl: dutchWords, en: englishWords };

export function wordsOf(language: Language): Words {
  return catalogues[language];
}
