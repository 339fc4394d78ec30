/** The mailroom: status, printed, posted, void, reprint, revoke, returned, reconcile, shred, in Dutch. */
import type { mailroomWords as english } from '../english/mailroom-words.ts';
import { count, counted, list } from './write.ts';

const letters = (letterCount: number): string => counted(letterCount, 'brief', 'brieven');
const batches = (batchCount: number): string => counted(batchCount, 'partij', 'partijen');
const be = (number: number): string => (number === 1 ? 'is' : 'zijn');

const steps = { printed: 'gedrukt', posted: 'gepost' };

export const mailroomWords: typeof english = {
  batchesArgument: 'de partijen, zoals ze op het voorblad staan',
  lettersArgument:
    'brieven, met partij en nummer zoals onderaan elke brief, bijvoorbeeld w1-GM0344-001:12 of :3,12-40; een hele partij; of een briefnummer',
  batch: 'Partij',
  status: {
    none: 'Er zijn nog geen brieven gemaakt. Hierna: loting letters render',
    heading: 'Partijen brieven',
    columns: {
      rendered: 'Brieven',
      printed: 'Gedrukt',
      posted: 'Post',
      void: 'Weg',
      replaced: 'Nieuw',
      returned: 'Retour',
      postedOn: 'Postdag',
      files: 'Bestanden',
    },
    legend: 'Post: gepost. Weg: eruit gehaald en vernietigd. Nieuw: herdrukt.',
    files: { whole: '', missing: 'ONTBREEKT', changed: 'GEWIJZIGD', shredded: 'verwijderd' },
    broken:
      '! Bestanden van partijen ontbreken of zijn gewijzigd. "loting letters render" maakt ze opnieuw, met precies dezelfde inhoud.',
    unknown: (names) =>
      `! Bij ${names.join(', ')} hoort geen partij: eerder verwijderd, of achtergebleven van een opdracht die is gestopt.`,
    unknownNext:
      '  Geef de opdracht opnieuw die is gestopt, of verwijder wat van een partij is achtergebleven met "loting letters shred".',
  },
  posting: {
    allPrinted: 'elke partij die nog niet als gedrukt is vastgelegd',
    allPosted: 'elke partij die nog niet als gepost is vastgelegd',
    onOption: 'de dag waarop ze op de post gingen; vandaag als u niets kiest',
    asTheyAreOption: 'ook als er brieven op de post zijn gegaan die eruit hadden gemoeten',
    recorded: (letterCount, batchCount, step) =>
      `${letters(letterCount)} in ${batches(batchCount)} ${be(letterCount)} vastgelegd als ${steps[step]}.`,
    nothing: (batchCount, step) =>
      `Niets nieuws: ${batches(batchCount)} ${batchCount === 1 ? 'was' : 'waren'} al vastgelegd als ${steps[step]}.`,
    known: (batchCount, step) =>
      `${batches(batchCount)} ${batchCount === 1 ? 'was' : 'waren'} al vastgelegd als ${steps[step]}.`,
    unprinted: (batchIds) =>
      `! Nog niet vastgelegd als gedrukt: ${batchIds.join(', ')}. Wat gepost is, telt als gedrukt.`,
  },
  void: {
    checkedOption: 'elke brief die "loting letters check" noemt',
    nothing: 'Er is niets nieuws om vast te leggen.',
    recorded: (letterCount) =>
      `${letters(letterCount)} ${be(letterCount)} vastgelegd als eruit gehaald en vernietigd.`,
    toReprint: (letterCount) =>
      letterCount === 1
        ? '! Bij 1 daarvan is alleen de naam of het adres van de inwoner anders. Die krijgt geen brief als u hem niet opnieuw drukt:'
        : `! Bij ${count(letterCount)} daarvan is alleen de naam of het adres van de inwoner anders. Zij krijgen geen brief als u die niet opnieuw drukt:`,
  },
  reprint: {
    profileOption: 'tagged of print; dat van de eerste brieven als u niets kiest',
    made: (letterCount, file) => `${letters(letterCount)} opnieuw, met dezelfde codes: ${file}`,
    skipped: (letterCount) => `! ${letters(letterCount)} niet opnieuw gedrukt met de partij:`,
    voided: (place) =>
      `Van brief ${place} is vastgelegd dat hij eruit is gehaald. Noem zijn plaats als hij toch opnieuw gedrukt moet worden.`,
    next: 'Vernietig de brieven waarvoor deze in de plaats komen, als ze nog in huis zijn.',
  },
  revoke: {
    lettersArgument:
      'brieven, met hun nummer, zoals 1-000042, of hun plaats, zoals w1-GM0344-001:12-40; of een hele partij',
    reasonOption: 'waarom; het komt in het logboek, dus noem geen namen',
    revoked: (numbers) =>
      numbers.length === 1
        ? `De code van brief ${numbers.join('')} werkt niet meer.`
        : `De codes van ${letters(numbers.length)} werken niet meer.`,
    skipped: (letterCount) =>
      `${letters(letterCount)} overgeslagen: vernietigd, zonder code, of met een code die al is ingetrokken.`,
    takeOut: (letterCount) =>
      letterCount === 1
        ? '! 1 brief met die code is niet vastgelegd als gepost. Is hij in huis, haal hem er dan uit en vernietig hem. Leg daarna vast dat hij niet uitgaat, ook als hij kwijt is:'
        : `! ${count(letterCount)} brieven met zo’n code zijn niet vastgelegd als gepost. Haal de brieven die in huis zijn eruit, en vernietig ze. Leg daarna vast dat ze niet uitgaan, ook als ze kwijt zijn:`,
    next: (letterCount, waves) =>
      `${letterCount === 1 ? 'Een brief met een andere code maakt' : 'Brieven met andere codes maakt'} u met: ${waves.map((wave) => `loting letters render --wave ${wave}`).join(', ')}`,
  },
  returned: {
    numbersArgument: 'de nummers van de brieven, zoals 1-000042; of hun plaatsen, zoals w1-GM0344-001:12',
    importOption: 'een CSV-bestand met de kolom letter_number',
    onOption: 'de dag waarop ze terugkwamen; vandaag als u niets kiest',
    recorded: (letterCount) => `${letters(letterCount)} ${be(letterCount)} vastgelegd als retour.`,
    withoutEffect: (letterCount) =>
      letterCount === 1
        ? 'Bij 1 daarvan verandert er niets: de inwoner had al geantwoord, of het was al bekend.'
        : `Bij ${count(letterCount)} daarvan verandert er niets: de inwoners hadden al geantwoord, of het was al bekend.`,
    known: (letterCount) =>
      `${letters(letterCount)} ${letterCount === 1 ? 'was' : 'waren'} al vastgelegd als retour.`,
  },
  reconcile: {
    heading: 'Gemaakt = gepost + vervallen + herdrukt, en wat ontbreekt',
    columns: {
      rendered: 'Gemaakt',
      posted: 'Gepost',
      void: 'Vervallen',
      replaced: 'Herdrukt',
      missing: 'Ontbreekt',
    },
    missing: (letterCount) => `! ${letters(letterCount)} niet gepost en niet eruit gehaald:`,
    neverMade: (letterCount) =>
      `! ${letters(letterCount)} nooit gemaakt, bijvoorbeeld omdat "loting letters render --leave-out" ze oversloeg:`,
    more: (letterCount) => `, en nog ${count(letterCount)} (met --json ziet u ze allemaal)`,
    whole: 'Elke brief die is gemaakt, is verantwoord.',
  },
  shred: {
    batchesArgument: 'de partijen',
    waveOption: 'elke partij van een ronde',
    yesOption: 'verwijder ze: het kan niet ongedaan worden gemaakt',
    files: 'Deze bestanden:',
    removed: (batchCount) =>
      `De pdf-bestanden van ${batches(batchCount)} zijn verwijderd. De voorbladen en de lijst (manifest) blijven.`,
    removedToo: (previewCount, addressCount) =>
      `Ook verwijderd: ${list([
        ...(previewCount === 0
          ? []
          : [`${counted(previewCount, 'bestand', 'bestanden')} met voorbeelden (preview)`]),
        ...(addressCount === 0
          ? []
          : [`${counted(addressCount, 'bestand', 'bestanden')} met adressen voor de sortering door de post`]),
      ])}.`,
    notRemoved: 'Dit was een proef: er is niets verwijderd (--dry-run).',
    copies:
      'Verwijder ook kopieën: in back-ups, in de wachtrij van de printer, op weg daarheen, en wat de post sorteerde.',
  },
};
