/** Words that many commands share, in Dutch. */
import type { commonWords as english } from '../english/common-words.ts';

export const commonWords: typeof english = {
  dirOption: 'de werkmap van het panel',
  jsonOption: 'druk JSON af voor andere programma’s, in plaats van tabellen',
  dryRunOption: 'laat zien wat er zou gebeuren, en verander niets',
  langOption: 'de taal van wat wordt getoond of gemaakt: nl of en',
  example: 'Voorbeeld:',
  where: 'Waar:',
  remedy: 'Doe:',
  andMore: (count) => `... en nog ${count}.`,
  total: 'Totaal',
  timeLeft: (time) => `nog ${time}`,
};
