/** Words that many commands share, in Dutch. */
import { kindNames, stateWords } from '../../../domain/failures/dutch/state-words.ts';
import type { commonWords as english } from '../english/common-words.ts';

export const commonWords: typeof english = {
  dirOption: 'de werkmap van het panel',
  jsonOption: 'druk JSON af voor andere programma’s, in plaats van tabellen',
  dryRunOption: 'proef: laat zien wat er zou gebeuren, en verander niets',
  langOption: 'de taal van wat wordt getoond of gemaakt',
  example: 'Voorbeeld:',
  where: 'Waar:',
  remedy: 'Doe:',
  andMore: (count) => `... en nog ${count}.`,
  total: 'Totaal',
  wouldHappen: 'Zonder --dry-run gebeurt dit:',
  notWritten: 'Dit was een proef: er is niets opgeslagen (--dry-run).',
  states: stateWords,
  letterKinds: kindNames,
  timeLeft: (time) => `nog ${time}`,
};
