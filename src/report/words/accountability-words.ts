/** The words of the public account: one object a language, with the same keys. */
import { dutchAccountabilityWords } from './dutch-accountability-words.ts';
import type { AccountabilityWords } from './english-accountability-words.ts';
import { englishAccountabilityWords } from './english-accountability-words.ts';
import type { ReportLanguage } from './report-words.ts';

const words: Readonly<Record<ReportLanguage, AccountabilityWords>> = {
  nl: dutchAccountabilityWords,
  en: englishAccountabilityWords,
};

export function accountabilityWordsOf(language: ReportLanguage): AccountabilityWords {
  return words[language];
}
