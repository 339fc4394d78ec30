/** The states of an invitation and the kinds of letters, as failures name them in Dutch. */
import type { LetterKind } from '../../letter-kinds.ts';
import type { StateCode } from '../state-words.ts';

export const stateWords: Readonly<Record<StateCode, string>> = {
  drawn: 'geloot; er is nog geen brief gedrukt',
  printed: 'de brief is gedrukt',
  posted: 'de brief is gepost',
  reminded: 'een herinnering is gepost',
  'signed-up': 'de inwoner heeft zich aangemeld',
  declined: 'de inwoner doet niet mee',
  undeliverable: 'de brief kwam retour',
  'moved-or-deceased':
    'de inwoner is verhuisd of overleden, of kan om een andere reden niet meer worden geloot',
  'opted-out': 'de inwoner wil nooit meer worden geloot',
  'no-answer': 'er kwam geen antwoord voor de sluitingsdatum',
  withdrawn: 'de inwoner meldde zich aan en trok zich terug',
  erased: 'de gegevens van de inwoner zijn gewist',
};

export const kindNames: Readonly<Record<LetterKind, string>> = {
  invitation: 'uitnodiging',
  reminder: 'herinnering',
  welcome: 'welkomstbrief',
  case: 'uitnodiging voor een zaak',
  apology: 'bericht dat er geen plaats is',
};
