/** Every difference that the audit can find, each with its sentence and the words for where it is, in Dutch. */
import { describeFailure } from '../../domain/describe-failure.ts';
import { sayPhrase } from '../../domain/failure-table.ts';
import { numbersOf } from '../../domain/language.ts';
import { says } from '../difference-sentence.ts';
import type { differenceTable as english } from '../difference-table.ts';
import { groupDifferences } from './group-differences.ts';
import { letterDifferences } from './letter-differences.ts';
import { recordNames } from './record-names.ts';

const { count } = numbersOf('nl');

const eventNumber = (p: { event: number }): string => `logboek, gebeurtenis ${p.event}`;
const residentRow = (p: { residentId: string }): string =>
  `database, drawn_residents, inwoner ${p.residentId}`;
const ofDraw = (p: { drawId: number }): string => `database, draws, loting ${p.drawId}`;
const ofFile = (p: { file: string }): string => p.file;
const ofAdmission = (p: { admission: number }): string => `database, admissions, toelating ${p.admission}`;

export const differenceTable: typeof english = {
  ...groupDifferences,
  ...letterDifferences,
  'log.event-unreadable': says(
    (p) => `Gebeurtenis ${p.event} van het logboek heeft niet de vorm die bij haar soort hoort.`,
    eventNumber,
  ),
  'log.wrong-number': says(
    (p) =>
      `Gebeurtenis ${p.event} van het logboek draagt een ander nummer: er is een gebeurtenis toegevoegd, weggehaald of verplaatst.`,
    eventNumber,
  ),
  'log.chain-broken': says(
    (p) => `Gebeurtenis ${p.event} van het logboek volgt niet op de gebeurtenis ervoor.`,
    eventNumber,
  ),
  'log.wrong-hash': says(
    (p) => `De inhoud van gebeurtenis ${p.event} van het logboek is veranderd nadat zij was geschreven.`,
    eventNumber,
  ),
  'log.published-hash-missing': says(
    () =>
      'De hash die eerder openbaar is gemaakt, staat niet in het logboek: het logboek is afgebroken of opnieuw geschreven.',
    () => 'logboek',
  ),
  'log.event-missing': says(
    (p) =>
      `In de database staat ${sayPhrase(recordNames, p.key)}, maar het logboek heeft daar geen gebeurtenis "${p.type}" voor.`,
    (p) => `database, ${p.table}`,
  ),
  'log.row-missing': says(
    (p) => `In het logboek staat ${sayPhrase(recordNames, p.key)}, maar niet in de database.`,
    (p) => `${eventNumber(p)} (${p.type}); database, ${p.table}`,
  ),
  'log.value-differs': says(
    (p) =>
      `Het logboek en de database geven niet dezelfde waarde van ${p.field} voor ${sayPhrase(recordNames, p.key)}.`,
    (p) => `${eventNumber(p)} (${p.type}); database, ${p.table}`,
  ),
  'register.changed': says(() => 'Het registerbestand is niet dat waaruit het kader is gebouwd.', ofFile),
  'register.row-count': says(
    () => 'Het registerbestand heeft een ander aantal rijen dan is vastgelegd.',
    ofFile,
  ),
  'frame.file-hash': says(() => 'Het kaderbestand is niet het bestand dat is vastgelegd.', ofFile),
  'frame.resident-missing': says(
    (p) => `Inwoner ${p.residentId} volgt uit de registers, maar ontbreekt in het kader.`,
    (p) => `audit/frame.csv, inwoner ${p.residentId}`,
  ),
  'frame.resident-extra': says(
    (p) => `Inwoner ${p.residentId} staat in het kader, maar volgt niet uit de registers.`,
    (p) => `audit/frame.csv, rij ${p.row}`,
  ),
  'frame.column-differs': says(
    (p) => `De waarde van ${p.column} van inwoner ${p.residentId} in het kader volgt niet uit de registers.`,
    (p) => `audit/frame.csv, rij ${p.row}, kolom ${p.column}`,
  ),
  'frame.more': says(
    (p) =>
      `Het kader heeft nog ${count(p.count)} verschillen van deze soorten; alleen de eerste worden genoemd.`,
    () => 'audit/frame.csv',
  ),
  'commitment.differs': says(
    () => 'De vastlegging volgt niet uit het kader, de sleutel en de instellingen.',
    ofFile,
  ),
  'key.hash': says(
    () => 'De sleutel is niet de sleutel die is vastgelegd.',
    () => 'loting.key',
  ),
  'settings.hash': says(
    () => 'De instellingen die tellen voor de loting zijn niet die welke zijn vastgelegd.',
    () => 'loting.yaml',
  ),
  'draw.seed': says(() => 'Het startgetal volgt niet uit de vastlegging en het openbare toeval.', ofDraw),
  'draw.drand-signature': says(
    (p) => `De handtekening is niet die welke drand quicknet voor ronde ${p.round} maakte.`,
    ofDraw,
  ),
  'draw.drand-randomness': says(
    () => 'Het openbare toeval is niet de SHA-256 van de handtekening van drand.',
    ofDraw,
  ),
  'draw.exceptions': says(
    () =>
      'Wat als bijzonder aan de loting is vastgelegd, is niet wat uit de vastleggingen en lotingen volgt.',
    ofDraw,
  ),
  'draw.announced-late': says(
    () => 'De vastlegging is gegeven nadat haar toeval bekend kon zijn.',
    (p) => `database, announcements en draws, loting ${p.drawId}`,
  ),
  'draw.frame-in-force': says(
    () => 'Het kader dat geldt, is niet het kader waaruit is geloot.',
    (p) => `database, frames en draws, loting ${p.drawId}`,
  ),
  'draw.wave-numbers': says(
    () =>
      'De rondes van de loting zijn niet zonder gaten genummerd vanaf 1, dus de loting kan niet worden herhaald.',
    () => 'database, waves',
  ),
  'draw.resident-missing': says(
    (p) =>
      `Inwoner ${p.residentId} wordt door het startgetal geloot in ronde ${p.wave}, maar staat niet bij de gelote inwoners.`,
    residentRow,
  ),
  'draw.resident-extra': says(
    (p) =>
      `Inwoner ${p.residentId} staat opgeslagen als geloot in ronde ${p.wave}, maar het startgetal loot die niet.`,
    residentRow,
  ),
  'draw.column-differs': says(
    (p) => `De waarde van ${p.column} van gelote inwoner ${p.residentId} is niet wat de loting geeft.`,
    (p) => `${residentRow(p)}, kolom ${p.column}`,
  ),
  'draw.drawn-hash': says(
    (p) => `De hash over de gelote inwoners van ronde ${p.wave} verschilt.`,
    (p) => `database, waves, ronde ${p.wave}`,
  ),
  'draw.letters': says(
    (p) => `Het aantal brieven voor ${p.municipality} in ronde ${p.wave} verschilt.`,
    (p) => `database, wave_letters, ronde ${p.wave}, ${p.municipality}`,
  ),
  'refresh.change-differs': says(
    (p) =>
      `Wat bijwerking ${p.refresh} met gelote inwoner ${p.residentId} deed, volgt niet uit haar registers.`,
    (p) => `database, refresh_changes, bijwerking ${p.refresh}, inwoner ${p.residentId}`,
  ),
  'signups.state-differs': says(
    (p) => `De stand van brief ${p.invitationId} volgt niet uit de vastgelegde wijzigingen.`,
    (p) => `database, invitations, ${p.invitationId}, kolom state`,
  ),
  'signups.move-gap': says(
    (p) =>
      `Brief ${p.invitationId} gaat van "${p.from}" naar "${p.to}", maar stond niet op "${p.from}": er is een wijziging weggehaald, toegevoegd of veranderd.`,
    (p) => `database, invitation_moves, ${p.invitationId}`,
  ),
  'signups.move-not-allowed': says(
    (p) => `Brief ${p.invitationId} gaat van "${p.from}" naar "${p.to}", en dat kan geen brief.`,
    (p) => `database, invitation_moves, ${p.invitationId}`,
  ),
  'admission.input-hash': says(
    () => 'De aanmeldingen, plaatsen of quota zijn niet die waarmee de leden zijn toegelaten.',
    ofAdmission,
  ),
  'admission.seed': says(
    () => 'Het startgetal van de toelating volgt niet uit haar invoer en het openbare toeval.',
    ofAdmission,
  ),
  'admission.member-differs': says(
    (p) => `Toelating ${p.admission} maakt inwoner ${p.residentId} niet het lid dat in de database staat.`,
    (p) => `database, members, inwoner ${p.residentId}`,
  ),
  'admission.reserve-differs': says(
    (p) => `Toelating ${p.admission} geeft inwoner ${p.residentId} een andere plaats bij de reserves.`,
    (p) => `database, reserves, inwoner ${p.residentId}`,
  ),
  'evidence.refused': says(
    (p) => `Een deel van het bewijs is niet te lezen. ${describeFailure(p.failed, 'nl').what}`,
    (p) => describeFailure(p.failed, 'nl').where,
  ),
  'evidence.file-missing': says(() => 'Een bestand dat de opdrachten schreven, is er niet.', ofFile),
  'evidence.file-changed': says(() => 'Het bestand is veranderd nadat het was geschreven.', ofFile),
  'database.integrity': says(
    (p) => `SQLite meldt dat de database beschadigd is: ${p.problem}.`,
    () => 'database',
  ),
};
