/** What can be refused when letters are made, printed, posted and counted, in Dutch. */
import { sentence } from '../../failure-table.ts';
import type { Hindrance, mailroomFailures as english, NameWays } from '../mailroom-failures.ts';
import type { LetterKind } from '../../letter-kinds.ts';
import { kindNames, stateWords } from './state-words.ts';
import { reasonText } from './store-failures.ts';
import { counted, day } from './write.ts';

const letters = (number: number): string => counted(number, 'brief', 'brieven');

const nobody: Readonly<Record<LetterKind, string>> = {
  invitation: 'elke inwoner van deze ronde heeft er al een, heeft geantwoord, of is afgevallen',
  reminder: 'er is niemand met een geposte uitnodiging die nog moet antwoorden',
  welcome: 'iedereen die is toegelaten, heeft er al een',
  case: 'iedereen die bij deze zaak is ingedeeld, heeft er al een',
  apology:
    'de brief vertelt van een loting om de plaatsen, en niemand die zo’n loting verloor, moet hem nog krijgen',
};

const ways: Readonly<Record<NameWays, string>> = {
  'batches-or-all': 'geef partijen, of --all',
  'batches-or-wave': 'geef partijen, of --wave',
  'letters-or-checked': 'geef brieven, of --checked',
  'numbers-or-import': 'geef nummers van brieven, of --import met een bestand',
};

const hindrances: Readonly<Record<Hindrance, string>> = {
  'address-gone': 'het adres van de inwoner wordt niet meer bewaard',
  dropped: 'de inwoner is afgevallen door een nieuwer register',
  revoked: 'de code is ingetrokken; "loting letters render" maakt de volgende brief',
};

export const mailroomFailures: typeof english = {
  'mailroom.no-recipients': sentence(
    (p) => `Er is niemand om deze brief aan te sturen (${kindNames[p.kind]}): ${nobody[p.kind]}.`,
    () => '"loting status" en "loting letters status" laten zien hoe ver de brieven zijn.',
  ),
  'mailroom.letters-differ': sentence(
    (p) =>
      `Partij ${p.batch} is al eerder gemaakt, met andere teksten, een ander uiterlijk of andere adressen.`,
    () =>
      'Is zij niet gedrukt, geef de opdracht dan met --replace. Zet anders de sjablonen en instellingen terug zoals ze waren, of maak haar brieven opnieuw met "loting letters reprint".',
  ),
  'mailroom.batch-fixed': sentence(
    (p) =>
      `Het bestand van partij ${p.batch} is kwijt of veranderd, en het kan niet opnieuw worden gemaakt zoals het was: teksten, instellingen of inwoners zijn sindsdien veranderd. De partij is gedrukt of gepost.`,
    () =>
      'Zet de sjablonen en instellingen terug zoals ze waren, of het bestand uit een reservekopie. Brieven die opnieuw de deur uit moeten, maakt u met "loting letters reprint".',
  ),
  'mailroom.cover-fixed': sentence(
    (p) =>
      `Het voorblad van partij ${p.batch} is kwijt of gewijzigd, en kan niet opnieuw worden gemaakt zoals het was: de naam van het panel of de gemeente, de datum van de brieven of wie u belt is intussen anders in loting.yaml.`,
    () =>
      'De brieven zijn heel, en hebben geen voorblad nodig: hoeveel het er zijn, staat in "loting letters status". Wilt u het toch, zet die instellingen dan terug zoals ze waren en geef "loting letters render", of zet het bestand terug uit een reservekopie.',
  ),
  'mailroom.batch-gone': sentence(
    (p) =>
      `Het bestand van partij ${p.batch} is kwijt of veranderd, en het kan niet opnieuw worden gemaakt: ${letters(p.letterCount)} erin ${p.letterCount === 1 ? 'ging' : 'gingen'} naar inwoners van wie het adres niet meer wordt bewaard.`,
    () =>
      'Zet het bestand terug uit een reservekopie. Of maak haar andere brieven opnieuw: "loting letters reprint" met de naam van de partij slaat deze over. Leg deze daarna vast met "loting letters void".',
  ),
  'mailroom.changed-meanwhile': sentence(
    (p) =>
      `Terwijl partij ${p.batch} werd gemaakt, kwamen er antwoorden of andere berichten binnen. De partij is niet gemaakt.`,
    () => 'Geef de opdracht opnieuw. Partijen die al klaar waren, blijven zoals ze zijn.',
  ),
  'mailroom.stopped-between': sentence(
    (p) =>
      `Een bestand kan niet worden geschreven (${reasonText(p.reason)}). ${counted(p.batchCount, 'partij', 'partijen')} met ${letters(p.letterCount)} waren toen al klaar, en blijven.`,
    () => 'Maak ruimte, en geef dezelfde opdracht opnieuw: die maakt wat ontbreekt.',
  ),
  'mailroom.case-missing': sentence(
    (p) => `Er is geen zaak "${p.caseId}" in de instellingen.`,
    () => 'Geef het id van een zaak in loting.yaml.',
  ),
  'mailroom.no-pdftoppm': sentence(
    () => 'Plaatjes worden gemaakt door het programma pdftoppm, en dat staat niet op deze computer.',
    () =>
      'Laat --png weg: dan maakt de opdracht PDF-bestanden, met dezelfde bladzijden. Wilt u toch plaatjes, installeer dan poppler (Debian en Ubuntu: apt install poppler-utils; macOS: brew install poppler; Windows: pak poppler uit, en zet de map bin ervan in PATH).',
  ),
  'mailroom.pictures-failed': sentence(
    () => 'De PDF is gemaakt, maar pdftoppm maakte er geen plaatjes van.',
    () => 'Bekijk de PDF zelf.',
  ),
  'mailroom.place-form': sentence(
    (p) => `"${p.text}" is geen partij, en ook niet de plaats of het nummer van een brief.`,
    () =>
      'Geef een partij, zoals w1-GM0344-001; brieven met het nummer dat onderaan staat, zoals w1-GM0344-001:12 of w1-GM0344-001:3,12-40; of een briefnummer, zoals 1-000042.',
  ),
  'mailroom.whole-batch': sentence(
    (p) => `"${p.text}" is een deel van een partij, en dit wordt alleen van hele partijen vastgelegd.`,
    (p) =>
      `Maak de partij af, en noem haar: ${p.batch}. Mislukte brieven drukt u opnieuw met "loting letters reprint"; brieven die niet weg mogen, geeft u op met "loting letters void".`,
  ),
  'mailroom.batch-unknown': sentence(
    (p) => `Er is geen partij ${p.batch}.`,
    () => '"loting letters status" noemt de partijen.',
  ),
  'mailroom.letter-unknown': sentence(
    (p) => `Er is geen brief ${p.place}: de partij heeft de nummers 1 tot en met ${p.letterCount}.`,
    () => 'Vergelijk het nummer met de kleine letters onderaan de brief.',
  ),
  'mailroom.number-unknown': sentence(
    (p) => `Er is geen brief met het nummer "${p.letterNumber}".`,
    () => 'Vergelijk het met het nummer in de brief, zoals 1-000042. Er is niets vastgelegd.',
  ),
  'mailroom.number-unmade': sentence(
    (p) => `Er is nog geen brief ${p.letterNumber} gemaakt.`,
    () => '"loting letters status" laat zien welke partijen er zijn.',
  ),
  'mailroom.nothing-named': sentence(
    (p) => `Er is niets genoemd: ${ways[p.ways]}.`,
    () => 'Bij --help staat een voorbeeld.',
  ),
  'mailroom.already-posted': sentence(
    (p) => `${p.place} is gepost, dus dat kan er niet meer uit worden gehaald.`,
    () => 'Kwam de brief retour, leg dat dan vast met "loting letters returned".',
  ),
  'mailroom.posted-on-other-day': sentence(
    (p) => `Van partij ${p.batch} is vastgelegd dat zij is gepost op ${day(p.postedOn)}.`,
    () => 'Het posten wordt één keer vastgelegd. Laat deze partij weg.',
  ),
  'mailroom.posted-in-future': sentence(
    (p) => `Het is nog geen ${day(p.on)}: vandaag is het ${day(p.today)}.`,
    () => 'Leg vast wat is gebeurd, op de dag zelf of later.',
  ),
  'mailroom.posted-before-made': sentence(
    (p) =>
      p.batches.length === 1
        ? `Partij ${p.batches.join('')} is gemaakt op ${day(p.madeOn)}, dus zij ging niet op ${day(p.on)} op de post.`
        : `${p.batches.length} partijen zijn gemaakt na ${day(p.on)}, de laatste op ${day(p.madeOn)}, dus zij gingen die dag niet op de post: ${some(p.batches)}.`,
    () => 'Geef met --on de dag waarop ze op de post gingen.',
  ),
  'mailroom.returned-before-posted': sentence(
    (p) =>
      `Van brief ${p.place} is vastgelegd dat hij is gepost op ${day(p.postedOn)}, dus hij kwam niet op ${day(p.on)} terug.`,
    () => 'Geef met --on de dag waarop hij terugkwam.',
  ),
  'mailroom.take-out-first': sentence(
    (p) =>
      `${letters(p.places.length)} ${p.places.length === 1 ? 'moet' : 'moeten'} niet meer de deur uit, door wat er binnenkwam nadat ze waren gemaakt: ${some(p.places)}.`,
    () =>
      'Haal ze eruit en leg dat vast met "loting letters void". Zijn ze toch verstuurd, geef de opdracht dan met --as-they-are. "loting letters check" zegt waarom.',
  ),
  'mailroom.not-posted': sentence(
    (p) =>
      `Van brief ${p.letterNumber} is niet vastgelegd dat hij is gedrukt of gepost, dus hij kan niet retour zijn gekomen.`,
    () => 'Leg eerst het posten vast, met "loting letters posted".',
  ),
  'mailroom.replaced-before': sentence(
    (p) => `Brief ${p.place} is al eerder opnieuw gedrukt: ${p.by} kwam ervoor in de plaats.`,
    (p) => `Noem die: loting letters ${p.command} ${p.by}`,
  ),
  'mailroom.not-to-reprint': sentence(
    (p) => `Brief ${p.place} wordt niet opnieuw gedrukt: ${{ ...stateWords, ...hindrances }[p.why]}.`,
    () => 'Laat hem weg.',
  ),
  'mailroom.nothing-to-reprint': sentence(
    (p) =>
      `Er wordt niets opnieuw gedrukt: ${p.letterCount === 1 ? 'de brief is' : `alle ${letters(p.letterCount)} zijn`} eruit gehaald of al eerder opnieuw gedrukt, of ${p.letterCount === 1 ? 'mag' : 'mogen'} niet meer de deur uit.`,
    () =>
      'Noem een brief met zijn plaats, zoals w1-GM0344-001:12, om te zien waarom, of om hem toch te drukken.',
  ),
  'mailroom.code-erased': sentence(
    (p) =>
      `De gegevens van de inwoner van brief ${p.letterNumber} zijn gewist; er is geen code om in te trekken.`,
    () => 'U hoeft niets te doen.',
  ),
  'mailroom.code-replaced': sentence(
    (p) => `De code in brief ${p.place} is al eerder ingetrokken; de inwoner heeft nu een andere.`,
    (p) => `Laat ${p.place} weg. Moet de nieuwe code ook worden ingetrokken, noem dan de nieuwe brief.`,
  ),
  'mailroom.nothing-to-revoke': sentence(
    (p) =>
      p.letterCount === 1
        ? 'Er is niets in te trekken: de brief is vernietigd, er staat geen code in, of de code is al ingetrokken.'
        : `Er is niets in te trekken: alle ${letters(p.letterCount)} zijn vernietigd, er staat geen code in, of de code is al ingetrokken.`,
    () =>
      'Noem een brief apart, zoals w1-GM0344-001:12, om te zien waarom, of om de code toch in te trekken.',
  ),
  'mailroom.no-code': sentence(
    (p) => `In brief ${p.place} staat geen inlogcode.`,
    () => 'Laat hem weg. Alleen in uitnodigingen en herinneringen staat een code.',
  ),
  'mailroom.not-to-shred': sentence(
    (p) =>
      `Partij ${p.batch} heeft nog ${letters(p.letterCount)} waarvan niet is vastgelegd of ze zijn gepost of eruit zijn gehaald.`,
    () => 'Leg dat eerst vast met "loting letters posted" of "loting letters void".',
  ),
  'mailroom.shred-unsure': sentence(
    (p) =>
      `Hiermee ${p.fileCount === 1 ? 'verdwijnt' : 'verdwijnen'} ${counted(p.fileCount, 'bestand', 'bestanden')} voorgoed. Er is niets verwijderd.`,
    () => 'Geef de opdracht met --yes om het te doen, of met --dry-run om te zien welke bestanden het zijn.',
  ),
};

/** At most a few, with how many more there are. */
function some(names: readonly string[]): string {
  const shown = names.slice(0, 12).join(', ');
  return names.length > 12 ? `${shown} en nog ${names.length - 12}` : shown;
}
