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
    next: 'Daarna: zet de registerbestanden waar loting.yaml ze verwacht, en geef "loting register check".',
  },
  completion: { shellArgument: 'de shell waarvoor het script is' },
  demo: {
    residentsOption:
      'inwoners van beide registers samen, ten minste 30000: anders zijn er geen 10.000 adressen om te schrijven; 502672 is de echte omvang',
    seedOption: 'een tekst naar keuze; dezelfde tekst geeft dezelfde bytes',
    outOption: 'de map die wordt gemaakt; een eerdere demo daarin wordt vervangen',
    timings: 'Hoelang het duurde, in één proces',
    command: 'Opdracht',
    seconds: 'Seconden',
    peak: 'Hoogste geheugen tot dan, MB',
    whereToLook: 'Waar te kijken',
    places: (out) => [
      ['De instellingen', `${out}/loting.yaml`],
      ['De registers', `${out}/registers/`],
      ['Het kader', `${out}/audit/frame.csv en commitment.json; afgekeurde rijen in rejected-rows.csv`],
      ['De steekproef', `${out}/audit/drawn-wave-1.csv en drawn-wave-2.csv; drawn-all-waves.csv`],
      ['De brieven', `${out}/letters/w1-GM0344-001.pdf en de andere, elk met een voorblad; w1-manifest.csv`],
      [
        'De herinneringen',
        `${out}/letters/w1-GM0344-reminder-001.pdf en de andere; loting letters status --dir ${out}`,
      ],
      ['De tweede ronde', `${out}/letters/w2-GM0344-001.pdf en de andere; w2-manifest.csv`],
      ['De aanmeldingen', `${out}/exports/answers-result.csv; de leden voor het online panel in members.csv`],
      ['De stand', `loting status --strata --dir ${out}`],
      [
        'De respons',
        `${out}/reports/response.nl.html, voor een browser; de gewichten van de leden in ${out}/exports/weights.csv`,
      ],
      [
        'De verantwoording',
        `${out}/reports/accountability.nl.html, voor een browser; hetzelfde als PDF in accountability.nl.pdf`,
      ],
      ['De indeling', `${out}/exports/roster-case-1.csv en de andere; assignment-log.csv`],
      ['De controle', `loting audit log --dir ${out}; loting audit verify --dir ${out}`],
      ['Wat nu', `loting next --dir ${out}`],
    ],
    inThisCheckout: 'In deze map is "loting": node bin/loting.js',
  },
};
