/** Words that many commands share, in Dutch. */
import type { commonWords as english } from '../english/common-words.ts';

/** What a state of an invitation says to staff. */
const states: typeof english.states = {
  drawn: 'geloot; er is nog geen brief gedrukt',
  printed: 'de brief is gedrukt',
  posted: 'de brief is op de post gedaan',
  reminded: 'er is een herinnering op de post gedaan',
  'signed-up': 'de inwoner heeft zich aangemeld',
  declined: 'de inwoner doet niet mee',
  undeliverable: 'de brief kwam retour',
  'moved-or-deceased':
    'de inwoner is verhuisd of overleden, of kan om een andere reden niet meer worden geloot',
  'opted-out': 'de inwoner wil nooit meer worden geloot',
  'no-answer': 'er kwam geen antwoord voor de sluitingsdatum',
  withdrawn: 'de inwoner heeft zich aangemeld en weer afgemeld',
  erased: 'de gegevens van de inwoner zijn gewist',
};

const letterKinds: typeof english.letterKinds = {
  invitation: 'uitnodiging',
  reminder: 'herinnering',
  welcome: 'welkom',
  case: 'zaak',
  apology: 'geen plaats',
};

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
  notWritten: 'Er is niets opgeslagen (--dry-run).',
  states,
  letterKinds,
  timeLeft: (time) => `nog ${time}`,
};
