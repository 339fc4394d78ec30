/** The placeholders that a letter text may hold, and what stands in their place. */
import type { LetterKind, LetterLanguage } from '../domain/letter-kinds.ts';
import type { CaseSettings, MunicipalitySettings, Settings } from '../domain/settings/settings-schema.ts';
import { formatLetterDate, joinNames } from './letter-language.ts';
import type { LetterOccasion } from './letter-occasion.ts';
import type { LetterOrder } from './letter-order.ts';
import { readableAddressOf, readableSignUpAddressOf } from './sign-up-address.ts';

/** Placeholders that are the same in every letter of a municipality and an occasion. */
export const settingsPlaceholders = [
  'panelName',
  'panelMinimum',
  'panelMaximum',
  'contactName',
  'contactEmail',
  'contactPhone',
  'contactWebsite',
  'municipalityName',
  'municipalityNames',
  'returnAddress',
  'letterDate',
  'minimumAge',
  'caseCount',
  'maximumCases',
  'signUpUrl',
  'answerBefore',
  'firstLetterDate',
  'caseTitle',
  'caseDate',
  'groupSize',
] as const;
export type SettingsPlaceholder = (typeof settingsPlaceholders)[number];

/** Placeholders that differ from letter to letter. */
export const addresseePlaceholders = ['salutation', 'addresseeName', 'letterNumber', 'memberNumber'] as const;
export type AddresseePlaceholder = (typeof addresseePlaceholders)[number];

/** Placeholders that stand on a line of their own and are drawn, not written; `page` begins the back of the sheet. */
export const blockPlaceholders = ['code', 'qr', 'signature', 'page'] as const;
export type BlockPlaceholder = (typeof blockPlaceholders)[number];

export type TextPlaceholder = SettingsPlaceholder | AddresseePlaceholder;
type Placeholder = TextPlaceholder | BlockPlaceholder;

/** What stands in place of each placeholder; an empty text when there is nothing. */
export type SettingsValues = Readonly<Record<SettingsPlaceholder, string>>;

/** Likewise of one letter: what it shares with the others, and its own. */
export interface PlaceholderValues {
  readonly shared: SettingsValues;
  readonly own: Readonly<Record<AddresseePlaceholder, string>>;
}

export function isAddresseePlaceholder(name: TextPlaceholder): name is AddresseePlaceholder {
  return (addresseePlaceholders as readonly string[]).includes(name);
}

export function valueOf({ shared, own }: PlaceholderValues, name: TextPlaceholder): string {
  return isAddresseePlaceholder(name) ? own[name] : shared[name];
}

/** Placeholders for which only some kinds of letters have something to fill in. */
const kindsWith: Partial<Readonly<Record<Placeholder, readonly LetterKind[]>>> = {
  code: ['invitation', 'reminder'],
  qr: ['invitation', 'reminder'],
  answerBefore: ['invitation', 'reminder', 'case'],
  firstLetterDate: ['reminder'],
  caseTitle: ['case'],
  caseDate: ['case'],
  groupSize: ['case'],
  memberNumber: ['welcome', 'case'],
};

const hasPlaceholder = (kind: LetterKind, name: Placeholder): boolean =>
  kindsWith[name]?.includes(kind) ?? true;

/** All placeholders that the text of a kind of letter may hold. */
export function placeholdersOf(kind: LetterKind): readonly Placeholder[] {
  const all = [...addresseePlaceholders, ...settingsPlaceholders, ...blockPlaceholders];
  return all.filter((name) => hasPlaceholder(kind, name));
}

/** The placeholders of a line that all letters of a kind share, such as the title. */
export function sharedPlaceholdersOf(kind: LetterKind): readonly SettingsPlaceholder[] {
  return settingsPlaceholders.filter((name) => hasPlaceholder(kind, name));
}

/** The placeholders of a line that all letters of a panel share, such as the letterhead. */
export const houseStylePlaceholders = settingsPlaceholders.filter((name) => kindsWith[name] === undefined);

/** The values that every letter of an occasion shares. `contactWebsite` and `signUpUrl` are without `https://`. */
export function settingsValuesOf(
  settings: Settings,
  municipality: MunicipalitySettings,
  occasion: LetterOccasion,
  language: LetterLanguage,
): SettingsValues {
  const { panel, letters, eligibility, cases, assignment } = settings;
  const { dates, caseSettings } = occasion;
  const dateOf = (date: string | undefined): string =>
    date === undefined ? '' : formatLetterDate(date, language);
  const names = settings.municipalities.map(({ name }) => name);
  return {
    panelName: panel.name,
    panelMinimum: String(panel.members.minimum),
    panelMaximum: String(panel.members.maximum),
    contactName: panel.contact.name,
    contactEmail: panel.contact.email,
    contactPhone: panel.contact.phone,
    contactWebsite: readableAddressOf(panel.contact.website),
    municipalityName: municipality.name,
    municipalityNames: joinNames(names, language),
    returnAddress: municipality.returnAddress.join(', '),
    letterDate: dateOf(dates.letterDate),
    minimumAge: String(eligibility.minimumAge),
    caseCount: String(cases.length),
    // Nobody can look at more cases than there are.
    maximumCases: String(Math.min(assignment.maximumCasesPerMember, cases.length)),
    signUpUrl: readableSignUpAddressOf(letters.signUpUrl) ?? '',
    answerBefore: dateOf(dates.answerBefore),
    firstLetterDate: dateOf(dates.firstLetterDate),
    caseTitle: caseSettings === undefined ? '' : caseTitleOf(caseSettings, language),
    caseDate: dateOf(caseSettings?.date),
    groupSize: caseSettings === undefined ? '' : String(caseSettings.groupSize),
  };
}

/** The title of a case in the language of a letter; the one that staff know when there is none. */
function caseTitleOf({ title, letterTitle }: CaseSettings, language: LetterLanguage): string {
  return letterTitle?.[language] ?? title;
}

/** All values of one letter. `salutationWithoutName` serves residents for whom the BRP's rules give no salutation. */
export function letterValuesOf(
  shared: SettingsValues,
  order: LetterOrder,
  salutationWithoutName: string | undefined,
): PlaceholderValues {
  const { addressee, invitationId } = order;
  const own = {
    salutation: addressee.salutation.trim() === '' ? (salutationWithoutName ?? '') : addressee.salutation,
    addresseeName: addressee.addressLines[0] ?? '',
    letterNumber: invitationId,
    // Members are known by the letter that they answered.
    memberNumber: invitationId,
  };
  return { shared, own };
}
