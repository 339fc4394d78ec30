/** init, doctor and demo, in Dutch. */
import type { setupWords as english } from '../english/setup-words.ts';
import { initQuestions } from './init-questions.ts';

export const setupWords: typeof english = {
  init: {
    folderArgument: 'de map die wordt gemaakt; hij mag bestaan, als er nog geen panel in staat',
    municipalityOption:
      'een gemeente: code;naam;leden;respons;retouradres;postcode en plaats. Herhaal dit voor elke gemeente',
    yesOption: 'vraag niets; wat niet als optie is gegeven, blijft zoals in de meegeleverde instellingen',
    intro: [
      'Zo maakt u de werkmap van een nieuw panel. Bij elke vraag staat een antwoord tussen haken: met Enter neemt u dat over.',
      'U kunt elk antwoord later nog veranderen in loting.yaml, tot het kader is vastgelegd. Met Ctrl-C stopt u; tot het einde wordt er niets gemaakt.',
    ],
    usual: (answer) => `[${answer}]`,
    stopped: 'Gestopt. Er is niets gemaakt.',
    aNumber: 'Geef een heel getal vanaf 1.',
    aShare: 'Geef een percentage, zoals 9%.',
    aCode: 'Geef de code van de gemeente: GM en vier cijfers, zoals GM0344.',
    aDate: 'Geef een datum als jaar-maand-dag, zoals 2027-01-11.',
    notEmpty: 'Geef een antwoord; dit kan niet leeg blijven.',
    municipalityHeading: (number) => `Gemeente ${number}`,
    questions: initQuestions,
    agree: (folder) => `Met deze antwoorden de werkmap ${folder} maken?`,
    made: (folder) => `De werkmap ${folder} is gemaakt:`,
    wouldMake: (folder) => `Dit zou de werkmap ${folder} worden:`,
    contents: [
      '  loting.yaml    de instellingen. Lees ze door; bij elke staat uitleg.',
      '  loting.key     de geheime sleutel. Bewaar een kopie op een veilige plek, nooit naast de database.',
      '  loting.db      de database.',
      '  templates/     de brieven, om aan te passen.',
      '  letters/ exports/ audit/ reports/   wat de opdrachten schrijven.',
    ],
    next: 'Daarna: zet de registerbestanden waar loting.yaml ze verwacht, en geef "loting frame build".',
  },
  completion: { shellArgument: 'de shell waarvoor het script is' },
};
