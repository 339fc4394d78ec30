/** Words of the commands that check and publish, in Dutch. */
import type { Audience } from '../../../audit/bundle-facts.ts';
import type { auditWords as english } from '../english/audit-words.ts';
import { auditLogWords } from './audit-log-words.ts';
import { count, counted } from './write.ts';

const steps: (typeof english)['steps'] = {
  notRead: 'niet gelezen',
  state: 'Stand',
  database: {
    name: 'Database',
    checked: 'de eigen controle van SQLite van elke pagina, index en verwijzing',
  },
  log: {
    name: 'Logboek',
    checked: (eventCount) =>
      `de keten van ${counted(eventCount, 'gebeurtenis', 'gebeurtenissen')}, en elke daarvan naast de database`,
  },
  registers: {
    name: 'Registers',
    checked: (fileCount, rowCount) =>
      `${counted(fileCount, 'bestand', 'bestanden')}, ${counted(rowCount, 'rij', 'rijen')}`,
  },
  frame: {
    name: 'Kader',
    checked: (residentCount) => `${counted(residentCount, 'inwoner', 'inwoners')} naast de registers`,
    wordedOtherwise: (file) =>
      `${file} legt de redenen in andere woorden uit dan deze versie. De bestanden, rijen, redenen en kolommen zijn dezelfde.`,
  },
  commitment: {
    name: 'Vastlegging',
    checked: (commitment) => `${commitment.slice(0, 16)}… uit kader, sleutel en instellingen`,
  },
  draw: {
    name: 'Loting',
    checked: (drawnCount, waveCount, replacedCount) =>
      `${counted(drawnCount, 'gelote inwoner', 'gelote inwoners')}${waveCount === 1 ? '' : ` in ${count(waveCount)} rondes`}: toeval, startgetal, loten, plaatsen, volgorde, kansen en gewichten${replacedCount === 0 ? '' : `; ${count(replacedCount)} vervangen`}`,
  },
  letters: {
    name: 'Brieven',
    checked: (invitationCount) =>
      `${counted(invitationCount, 'uitnodiging', 'uitnodigingen')}: inwoners, inlogcodes, plaatsen, standen, contactgegevens en bestanden`,
  },
  addresses: {
    name: 'Adressen',
    checked: (addressCount, { dropped, erased, untraced }) =>
      [
        `${counted(addressCount, 'verzegeld adres', 'verzegelde adressen')} naast de registers`,
        ...(dropped === 0 ? [] : [`${count(dropped)} afgevallen`]),
        ...(erased === 0 ? [] : [`${count(erased)} verwijderd voor de privacy`]),
        ...(untraced === 0 ? [] : [`${count(untraced)} uit nieuwere registers die er niet meer zijn`]),
      ].join('; '),
  },
  results: {
    name: 'Uitslagen',
    checked: (lineCount) =>
      `de antwoorden op ${counted(lineCount, 'regel', 'regels')} van ingelezen bestanden, voor zover hun resultaatbestand er is`,
  },
  members: {
    name: 'Leden',
    checked: (memberCount, reserveCount) =>
      `${counted(memberCount, 'lid', 'leden')} en ${counted(reserveCount, 'reserve', 'reserves')}: elke toelating herhaald`,
    settingsChanged: (admissionId, keys) =>
      `Na toelating ${admissionId} zijn instellingen veranderd: ${keys.join(', ')}. De leden blijven zoals ze zijn toegelaten.`,
    answersRemoved: (admissionId) =>
      `Toelating ${admissionId} keek naar antwoorden op vragen, waarvan sommige sindsdien zijn verwijderd voor de privacy. Zij kon niet worden herhaald; het logboek legt vast wie is toegelaten.`,
  },
  groups: {
    name: 'Zaakgroepen',
    checked: (seatCount, runCount) =>
      `${counted(seatCount, 'plaats', 'plaatsen')} van ${counted(runCount, 'indeling', 'indelingen')}: invoer, regels en certificaten nageteld, lotingen herhaald`,
    outdated: (file) =>
      `${file} is ouder dan de laatste verandering van de zaakgroepen: geef de opdracht "loting assign export".`,
    settingsChanged: (event, keys) =>
      `Nadat de zaakgroepen van gebeurtenis ${event} waren opgeroepen, zijn instellingen veranderd: ${keys.join(', ')}. De zaakgroepen blijven zoals ze zijn geloot.`,
  },
  replacements: {
    name: 'Vervangingen',
    checked: (changeCount) =>
      `${counted(changeCount, 'wisseling van een plaats', 'wisselingen van plaatsen')}, herhaald met de openbare volgorde van de reserves`,
  },
};

const verify: (typeof english)['verify'] = {
  publishedHashOption:
    'de hash van een gebeurtenis die eerder openbaar is gemaakt: zij moet in het logboek staan',
  reading: 'de registers worden opnieuw gelezen',
  heading: 'Opnieuw berekend uit de registers, de sleutel en het openbare toeval',
  step: 'Stap',
  differences: 'Verschillen',
  compared: 'Wat is vergeleken',
  differs: (step) => `${step}: wat verschilt`,
  where: 'Waar:',
  recorded: 'Vastgelegd:',
  recomputed: 'Berekend:',
  andMore: (hiddenCount) => `... en nog ${count(hiddenCount)} (--json noemt ze allemaal).`,
  remarks: 'Opmerkingen: vastgelegd zoals het was, en goed om te weten',
  verdict: (differenceCount) =>
    differenceCount === 0
      ? 'Alles wat opnieuw is berekend, is gelijk aan wat is vastgelegd.'
      : `${counted(differenceCount, 'verschil', 'verschillen')}. Laat de map zoals zij is, en laat het uitzoeken voordat u verdergaat.`,
};

const headings: Readonly<Record<Audience, string>> = {
  public: 'Dossier voor iedereen',
  researchers: 'Dossier voor onderzoekers',
};
const cautions: Readonly<Record<Audience, string>> = {
  public:
    'Het bevat van niemand een id, en geen aantal onder de tien inwoners. Het mag openbaar worden gemaakt.',
  researchers:
    'Het noemt niemand, maar bevat gepseudonimiseerde persoonsgegevens: alleen voor onderzoekers met wie een overeenkomst is.',
};

const bundle: (typeof english)['bundle'] = {
  forOption: '"researchers", met een overeenkomst, of "public" (iedereen)',
  outOption: 'de map om te maken; zij mag nog niet bestaan',
  headings,
  file: 'Bestand',
  nothingWritten: 'Dit was een proef: er is niets opgeslagen (--dry-run).',
  hash: (manifestFile, manifestHash) =>
    `SHA-256 van ${manifestFile}, waarin die van de andere bestanden staan: ${manifestHash}`,
  cautions,
  check: 'Controleren zonder Loting: python3 verify_bundle.py . (in de map).',
};

export const auditWords: typeof english = { steps, verify, bundle, log: auditLogWords };
