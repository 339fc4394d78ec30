/** Words of `loting audit log`, in Dutch. */
import type { auditLogWords as english } from '../english/audit-log-words.ts';
import { statusWords } from './status-words.ts';
import { count, counted } from './write.ts';

const stateNames: Readonly<Record<string, string>> = statusWords.stateNames;

const letters = (number: number): string => counted(number, 'brief', 'brieven');

const figures: (typeof english)['figures'] = {
  frame: (residentCount, stratumCount) =>
    `${counted(residentCount, 'inwoner', 'inwoners')}, ${counted(stratumCount, 'groep (stratum)', 'groepen (strata)')}`,
  drandRound: (round) => `drand-ronde ${round}`,
  wave: (wave, letterCount) => `ronde ${wave}, ${letters(letterCount)}`,
  refresh: (checkedCount, droppedCount, readdressedCount) =>
    `${count(checkedCount)} nagekeken, ${count(droppedCount)} afgevallen, ${count(readdressedCount)} met een ander adres`,
  exported: (wave, kind, municipality, letterCount) =>
    `ronde ${wave}, ${kind}, ${municipality}, ${letters(letterCount)}`,
  sorted: (wave, kind, letterCount) => `ronde ${wave}, ${kind}, ${letters(letterCount)}`,
  batch: (batch, letterCount) => `${batch}, ${letters(letterCount)}`,
  batches: (first, otherCount) => (otherCount === 0 ? first : `${first} en nog ${count(otherCount)}`),
  lettersOf: (letterCount, batches) => `${letters(letterCount)}, ${batches}`,
  letters,
  revoked: (invitationId, version) => `brief ${invitationId}, code ${version}`,
  recorded: (invitationId, state) => `brief ${invitationId}, ${stateNames[state] ?? state}`,
  imported: (lineCount, acceptedCount) =>
    `${counted(lineCount, 'regel', 'regels')}, ${count(acceptedCount)} aanvaard`,
  unanswered: (letterCount) => `${letters(letterCount)} zonder antwoord`,
  found: (foundCount) => `${count(foundCount)} gevonden`,
  rows: (rowCount) => counted(rowCount, 'rij', 'rijen'),
  residents: (residentCount) => counted(residentCount, 'inwoner', 'inwoners'),
  admitted: (memberCount, reserveCount) =>
    `${counted(memberCount, 'lid', 'leden')}, ${count(reserveCount)} op de reservelijst`,
  exclusions: (exclusionCount) => counted(exclusionCount, 'uitsluiting', 'uitsluitingen'),
  assigned: (caseCount, seatCount) =>
    `${counted(caseCount, 'zaak', 'zaken')}, ${counted(seatCount, 'plaats', 'plaatsen')}`,
  replaced: (leftCount, filledCount) =>
    `${counted(leftCount, 'plaats', 'plaatsen')} verlaten, ${count(filledCount)} gevuld`,
};

export const auditLogWords: typeof english = {
  linesOption:
    'druk elke gebeurtenis af op een regel in canonieke JSON, de vorm die onderzoekers controleren',
  heading: 'Het logboek van alles wat de loting veranderde',
  when: 'Wanneer (UTC)',
  event: 'Gebeurtenis',
  hash: 'Hash',
  figuresTitle: 'Cijfers',
  remarks: 'Opmerkingen bij de loting',
  lastHash: (hash) => `Hash van de laatste gebeurtenis: ${hash}`,
  publish:
    'Maak die samen met elke uitslag openbaar: wie haar heeft, kan zien dat niets ervoor is veranderd.',
  figures,
};
