/** Commands given at the wrong moment, in Dutch. */
import { sayPhrase, sentence } from '../../failure-table.ts';
import type { AnnouncedInWords, commandFailures as english } from '../command-failures.ts';
import { optionProblems } from './option-problems.ts';
import { count, day } from './write.ts';

export const commandFailures: typeof english = {
  'command.no-frame': sentence(
    () => 'Er is nog geen kader (de lijst van iedereen die kan worden geloot).',
    () => 'Geef eerst de opdracht "loting frame build".',
  ),
  'command.already-drawn': sentence(
    () =>
      'De loting is gehouden. Het kader, de instellingen van de loting en de eerste ronde liggen voorgoed vast.',
    () => 'Ga verder met "loting letters render". "loting audit verify" rekent de loting na.',
  ),
  'command.not-committed': sentence(
    () => 'Het kader is nog niet openbaar vastgelegd.',
    () =>
      'Geef de opdracht "loting frame commit" en maak de regel bekend voordat het toeval bestaat. Is het daarvoor te laat, loot dan met --without-commitment en --reason: dat blijft voorgoed in het logboek staan.',
  ),
  'command.already-committed': sentence(
    (p) =>
      `De vastlegging van dit kader staat al, met het aangekondigde toeval: ${announcedText(p.announced)}.`,
    () =>
      'Een aankondiging wordt nooit vervangen. Moet er ander toeval worden gebruikt, dan kan dat bij "loting draw run" met --another-source en --reason.',
  ),
  'command.another-source': sentence(
    (p) => `Dit is niet het toeval dat is aangekondigd: ${announcedText(p.announced)}.`,
    () =>
      'Gebruik wat is aangekondigd. Kan dat niet, loot dan met --another-source en --reason: dat blijft voorgoed in het logboek staan.',
  ),
  'command.drawn-once': sentence(
    () => 'Onder deze vastlegging is al geloot.',
    () =>
      'Ga verder met "loting letters render". Zolang er geen brieven zijn gemaakt, kan een tweede loting de eerste vervangen met --again en --reason: beide blijven voorgoed in het logboek staan.',
  ),
  'command.letters-made': sentence(
    () => 'De brieven van de loting zijn gemaakt, dus een andere loting kan er niet voor in de plaats komen.',
    () => 'Ga verder met deze loting. Met "loting draw wave" loot u meer inwoners.',
  ),
  'command.same-draw': sentence(
    () => 'Er is al geloot met deze vastlegging en dit toeval, en dat geeft dezelfde inwoners.',
    () => 'Er is niets opgeslagen. "loting status" laat de loting zien.',
  ),
  'command.exception-not-needed': sentence(
    (p) => `De optie ${p.option} past hier niet: niets aan deze loting vraagt erom.`,
    () => 'Laat haar weg. Anders staat er iets in het logboek dat niet waar is.',
  ),
  'command.reason-missing': sentence(
    () => 'Een uitzondering heeft een reden nodig.',
    () =>
      'Geef die met --reason: één regel, ten hoogste 200 letters, cijfers, spaties, punten, komma’s en streepjes. Geen namen: de reden wordt openbaar.',
  ),
  'command.reason-form': sentence(
    () => 'De reden heeft een teken dat niet mag, is leeg, of is langer dan 200 tekens.',
    () =>
      'Gebruik letters, cijfers, spaties, punten, komma’s en streepjes, op één regel. Geen namen: de reden wordt openbaar.',
  ),
  'command.draw-differs': sentence(
    (p) => `De opgeslagen inwoners van ronde ${p.wave} zijn niet de inwoners die het startgetal loot.`,
    () => 'Er is niets opgeslagen. Geef de opdracht "loting audit verify" en laat de verschillen uitzoeken.',
  ),
  'command.draw-changed': sentence(
    () => 'De loting veranderde terwijl deze opdracht bezig was. Er is niets opgeslagen.',
    () => 'Geef de opdracht opnieuw.',
  ),
  'command.refresh-unnamed': sentence(
    () => 'Het is niet te zeggen van welke gemeente het register is.',
    () => 'Noem haar: --register GM0344=BESTAND, met een code uit de instellingen.',
  ),
  'command.refresh-incomplete': sentence(
    (p) =>
      `Het nieuwere register bevat maar ${count(p.found)} van de ${count(p.drawn)} gelote inwoners van ${p.municipality} die niet zijn afgevallen. Het is van een andere gemeente, of niet volledig.`,
    () =>
      'Er is niets veranderd. Geef de hele nieuwere export van deze gemeente; alle bestanden, als het er meer zijn.',
  ),
  'command.refresh-nothing-drawn': sentence(
    (p) => `Er is geen inwoner van ${p.municipality} geloot, dus er is niets bij te werken.`,
    () => 'Geef de registers van gemeenten waaruit is geloot.',
  ),
  'command.register-changed': sentence(
    () =>
      'Het register is niet het bestand waaruit het kader is gebouwd, dus de gelote inwoners zijn er niet uit te halen.',
    () => 'Zet het register terug zoals het was, of bouw het kader opnieuw met "loting frame build".',
  ),
  'command.letters-differ': sentence(
    (p) =>
      `De brieven van ronde ${p.wave} zijn al eerder gemaakt, met andere teksten, een ander uiterlijk of andere adressen.`,
    () =>
      'Is geen van die brieven gepost, geef de opdracht dan met --replace en vernietig wat eerder is gedrukt.',
  ),
  'command.batches-differ': sentence(
    (p) => `De brieven van ronde ${p.wave} zijn al eerder gemaakt, in andere partijen.`,
    () =>
      'Zet letters.batchSize terug op wat het toen was. Zijn er intussen inwoners afgevallen door een nieuwer register, dan blijven de brieven zoals ze zijn gemaakt.',
  ),
  'command.wave-missing': sentence(
    (p) => `Ronde ${p.wave} is niet geloot.`,
    () => '"loting status" laat de rondes zien.',
  ),
  'command.all-called': sentence(
    () => 'Elke zaak heeft haar zaakgroep al.',
    () =>
      '"loting assign replace" vult de plaatsen van leden die uitvielen; "loting assign export" schrijft de lijsten opnieuw.',
  ),
  'command.case-called': sentence(
    (p) =>
      `De zaakgroep van zaak ${p.caseId} is al opgeroepen (gebeurtenis ${p.event} van het logboek); zij blijft zoals zij is.`,
    () => 'Laat de zaak weg. "loting assign replace" vult de plaatsen van leden die uitvielen.',
  ),
  'command.case-not-called': sentence(
    (p) => `Zaak ${p.caseId} heeft nog geen zaakgroep.`,
    () => 'Geef eerst de opdracht "loting assign run".',
  ),
  'command.case-begun': sentence(
    (p) => `Zaak ${p.caseId} begon op ${day(p.date)}; haar plaatsen worden niet meer gevuld.`,
    () => 'Is de zaak verplaatst, verbeter dan haar datum in loting.yaml.',
  ),
  'command.no-seat': sentence(
    (p) => `Lid ${p.member} heeft geen plaats in zaak ${p.caseId}.`,
    () => 'In de lijst van de zaak, van "loting assign export", staat wie een plaats heeft.',
  ),
  'command.members-changed': sentence(
    () =>
      'Leden, uitsluitingen of instellingen veranderden terwijl de zaakgroepen werden gemaakt. Er is niets opgeslagen.',
    () => 'Geef de opdracht opnieuw.',
  ),
  'command.exclusion-member': sentence(
    (p) => `Er is geen lid met het nummer of id "${p.member}".`,
    () => 'Gebruik lidnummers, zoals ze in exports/members.csv staan. Er is niets opgeslagen.',
  ),
  'command.exclusion-two-members': sentence(
    (p) =>
      `De kolommen member_number en resident_id noemen twee verschillende leden; het nummer is ${p.memberNumber}.`,
    () => 'Verbeter de regel, of laat de kolom resident_id weg. Er is niets opgeslagen.',
  ),
  'command.exclusion-case': sentence(
    (p) => `Er is geen zaak "${p.caseId}" in de instellingen.`,
    () => 'Gebruik de id’s van de zaken in loting.yaml. Er is niets opgeslagen.',
  ),
  'command.demo-folder': sentence(
    () => 'De map voor de demo bestaat al, en is niet door de demo gemaakt.',
    () => 'Er is niets veranderd. Kies een andere map met --out.',
  ),
  'command.no-draw': sentence(
    () => 'Er is nog niet geloot.',
    () => 'Geef eerst de opdracht "loting draw run".',
  ),
  'command.no-members': sentence(
    () => 'Er heeft zich nog niemand aangemeld, dus er zijn geen leden om in te delen.',
    () => 'Lees eerst de aanmeldingen in, met "loting signup import".',
  ),
  'command.no-assignment': sentence(
    () => 'Er zijn nog geen leden bij zaken ingedeeld.',
    () => 'Geef eerst de opdracht "loting assign run".',
  ),
  'command.wrong-option': sentence(
    (p) => `De optie ${p.option} klopt niet: ${sayPhrase(optionProblems, p.problem)}.`,
    () => 'Bij --help staat een voorbeeld.',
  ),
  'command.no-registers': sentence(
    () => 'Er is geen register genoemd, en hier is geen werkmap waarvan de instellingen er een noemen.',
    () => 'Noem de bestanden: loting register check BESTAND. In een andere map: --dir MAP.',
  ),
  'command.which-municipality': sentence(
    () => 'De instellingen noemen dit bestand niet, dus het is niet te zeggen van welke gemeente het is.',
    (p) => `Geef --municipality met een van ${p.codes}.`,
  ),
  'command.not-agreed': sentence(
    () => 'Er is niets gedaan: het antwoord op de vraag was niet ja.',
    () => 'Geef de opdracht opnieuw als het klopt. Met --dry-run laat zij alleen zien wat er zou gebeuren.',
  ),
  'command.changed-since-asked': sentence(
    () => 'Er veranderde iets terwijl de vraag op het scherm stond. Er is niets gedaan.',
    () => 'Geef de opdracht opnieuw: die laat zien wat er nu zou gebeuren.',
  ),
  'command.not-a-problem-list': sentence(
    () => 'Dit bestand bestaat, en is geen lijst van problemen die een eerdere controle schreef.',
    () => 'Er is niets opgeslagen. Kies een andere naam voor --problems.',
  ),
};

function announcedText(announced: AnnouncedInWords): string {
  if (announced === undefined) return 'niets';
  return announced.kind === 'text'
    ? announced.text
    : `ronde ${announced.round} van drand quicknet, bekend op ${announced.time}`;
}
