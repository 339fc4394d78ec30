/** What can be refused when one group is selected from files, in Dutch. */
import { sentence } from '../../failure-table.ts';
import type {
  ColumnPurpose,
  ConflictingQuota,
  PortfolioProblem,
  selectFailures as english,
} from '../select-failures.ts';
import { counted } from './write.ts';

const purposes: Readonly<Record<ColumnPurpose, string>> = {
  quota: 'die elk quotum nodig heeft',
  flex: 'die bij de andere van de twee hoort',
  id: 'waarin het id van een persoon moet staan',
  feature: 'waarvoor quota gelden',
  address: 'waarin het adres moet staan',
};

const portfolioProblems: Readonly<Record<PortfolioProblem, string>> = {
  form: 'een persoon of een quotum is niet zoals het hoort',
  hash: 'de mensen of quota hebben niet de hash die wordt gegeven',
  'ticket-count': 'het aantal loten is niet het gebruikelijke',
  'ticket-sum': 'de loten van de groepen zijn samen niet het aantal loten',
  rules: 'een groep houdt zich niet aan alle regels',
  'cut-proof': 'het bewijs van een regel voor hele groepen klopt niet',
  multipliers: 'de vermenigvuldigers van een niveau bewijzen de kans ervan niet',
  'held-type': 'een niveau bevat een type dat de vermenigvuldigers ervan niet bevatten',
  'missing-type': 'de niveaus omvatten niet alle types',
  unfair: 'een kans blijft achter bij de eerlijkste die is bewezen',
};

const people = (number: number): string => counted(number, 'persoon', 'personen');
const bounds = { minimum: 'minimum', maximum: 'maximum' };

export const selectFailures: typeof english = {
  'select.column-missing': sentence(
    (p) => `Het bestand heeft geen kolom "${p.column}", ${purposes[p.purpose]}.`,
    () => 'Verbeter de naam in de eerste regel van het bestand, of de optie die haar noemt.',
  ),
  'select.column-twice': sentence(
    (p) => `Het bestand heeft de kolom "${p.column}" twee keer.`,
    () => 'Haal een van de twee weg of geef haar een andere naam.',
  ),
  'select.no-quotas': sentence(
    () => 'Het bestand heeft geen quota: onder de kopregel staat geen regel.',
    () => 'Geef één regel voor elke waarde van elk kenmerk.',
  ),
  'select.row-fields': sentence(
    () => 'De regel heeft niet evenveel velden als de kopregel.',
    () => 'Verbeter de regel; een komma in een waarde moet tussen aanhalingstekens staan.',
  ),
  'select.value-empty': sentence(
    (p) => `De regel noemt geen waarde van ${p.feature}.`,
    () => 'Vul de waarde in, zoals die bij de mensen staat.',
  ),
  'select.not-a-number': sentence(
    () => 'In het veld staat geen geheel getal van ten minste 0.',
    () => 'Vul een geheel getal in, zoals 12.',
  ),
  'select.value-twice': sentence(
    (p) => `${p.feature} ${p.value} heeft op regel ${p.earlierLine} al een quotum.`,
    () => 'Houd één regel per waarde van elk kenmerk. Hoofdletters maken geen verschil.',
  ),
  'select.quota-range': sentence(
    (p) => `Het minimum van ${p.feature} ${p.value} is ${p.minimum}, meer dan het maximum van ${p.maximum}.`,
    () => 'Verlaag het minimum of verhoog het maximum.',
  ),
  'select.quota-above-group': sentence(
    (p) => `Het minimum van ${p.feature} ${p.value} is ${p.minimum}, meer dan de groep van ${p.groupSize}.`,
    () => 'Verlaag het minimum of kies een grotere groep.',
  ),
  'select.flex-range': sentence(
    (p) =>
      `Het ruimste quotum van ${p.feature} ${p.value} (min_flex tot max_flex) is smaller dan het quotum zelf (min tot max).`,
    () => 'Verlaag min_flex tot ten hoogste min, en verhoog max_flex tot ten minste max.',
  ),
  'select.quota-sum': sentence(
    (p) =>
      p.minimumSum > p.groupSize
        ? `De minima van ${p.feature} zijn samen ${p.minimumSum}, meer dan de groep van ${p.groupSize}.`
        : `De maxima van ${p.feature} zijn samen ${p.maximumSum}, minder dan de groep van ${p.groupSize}.`,
    (p) => (p.minimumSum > p.groupSize ? 'Verlaag een paar minima.' : 'Verhoog een paar maxima.'),
  ),
  'select.no-id-column': sentence(
    (p) => `Het bestand heeft geen kolom met het id van een persoon (${p.names.join(', ')}).`,
    () => 'Noem de kolom met --id-column.',
  ),
  'select.no-people': sentence(
    () => 'Het bestand heeft geen mensen: onder de kopregel staat geen regel.',
    () => 'Geef één regel voor elke persoon.',
  ),
  'select.too-few-people': sentence(
    (p) => `Een groep van ${p.groupSize} kan niet worden gekozen uit ${people(p.peopleCount)}.`,
    () => 'Kies een kleinere groep, of werf meer mensen.',
  ),
  'select.id-empty': sentence(
    () => 'De regel heeft geen id.',
    () => 'Geef elke persoon een id, of haal de regel weg.',
  ),
  'select.person-twice': sentence(
    (p) => `Hetzelfde id staat op regel ${p.earlierLine}.`,
    () => 'Houd één regel voor elke persoon over.',
  ),
  'select.value-without-quota': sentence(
    (p) =>
      p.isEmpty
        ? `De persoon heeft geen waarde voor ${p.feature}.`
        : `De persoon heeft een waarde voor ${p.feature} zonder quotum.`,
    () => 'Verbeter de waarde, of geef haar een quotum.',
  ),
  'select.address-empty': sentence(
    () => 'De persoon heeft geen adres, zodat niemand kan zeggen wie er samen wonen.',
    () => 'Vul het adres in, of laat --check-same-address weg.',
  ),
  'select.quota-short': sentence(
    (p) =>
      `Voor ${p.feature} ${p.value} zijn er ten minste ${p.minimum} nodig; er ${p.peopleCount === 1 ? 'is' : 'zijn'} ten hoogste ${people(p.peopleCount)}, ${p.minimum - p.peopleCount} te weinig.`,
    (p) => `Werf er nog ${p.minimum - p.peopleCount}, of verlaag het minimum naar ${p.peopleCount}.`,
  ),
  'select.quotas-conflict': sentence(
    ({ quotas }) =>
      quotas.length === 0
        ? 'Geen enkele groep houdt zich aan alle quota samen.'
        : `Geen enkele groep houdt zich aan alle quota samen. Deze zitten elkaar in de weg: ${quotas.map(quotaText).join('; ')}.`,
    () => 'Verruim er een paar, of werf mensen die meebrengen wat ontbreekt.',
  ),
  'select.quota-widening': sentence(
    ({ feature, value, bound, limit, widenedLimit, peopleCount }) =>
      `Bij de kleinste verruiming die werkt, is het ${bounds[bound]} van ${feature} ${value} (${people(peopleCount)}) ${widenedLimit} in plaats van ${limit}.`,
    () => 'Aanvaard dat met --accept-relaxation; er is niets verruimd.',
  ),
  'select.no-widening': sentence(
    () => 'Er is geen groep mogelijk, ook niet met het ruimste dat min_flex en max_flex toelaten.',
    () => 'Verruim min_flex en max_flex, werf meer mensen, of kies een groep van een andere grootte.',
  ),
  'select.no-portfolio': sentence(
    () => 'Het bestand is geen loterij die Loting schreef.',
    () => 'Noem het bestand dat --portfolio schreef.',
  ),
  'select.portfolio-differs': sentence(
    (p) => `De loterij in het bestand klopt niet: ${portfolioProblems[p.problem]}.`,
    () => 'Haal het bestand opnieuw op zoals het is gepubliceerd. Er is niet geloot.',
  ),
};

function quotaText({ bound, limit, feature, value }: ConflictingQuota): string {
  return `${bound === 'minimum' ? 'ten minste' : 'ten hoogste'} ${limit} van ${feature} ${value}`;
}
