/** The placeholders that a letter text may hold, and what stands in their place. */
import type { MunicipalitySettings, Settings } from '../domain/settings/settings-schema.ts';
import type { LetterOrder } from './letter-order.ts';
import type { LetterLanguage } from './letter-language.ts';
import { formatLetterDate, joinNames } from './letter-language.ts';
import { readableAddressOf, readableSignUpAddressOf } from './sign-up-address.ts';

/** Placeholders that are the same in every letter of a municipality. */
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
  'answerBefore',
  'signUpUrl',
  'minimumAge',
  'caseCount',
  'maximumCases',
] as const;
export type SettingsPlaceholder = (typeof settingsPlaceholders)[number];

/** Placeholders that differ from letter to letter. */
export const addresseePlaceholders = ['salutation', 'addresseeName', 'letterNumber'] as const;
export type AddresseePlaceholder = (typeof addresseePlaceholders)[number];

/** Placeholders that stand on a line of their own and are drawn, not written. */
export const blockPlaceholders = ['code', 'qr'] as const;
export type BlockPlaceholder = (typeof blockPlaceholders)[number];

export type TextPlaceholder = SettingsPlaceholder | AddresseePlaceholder;

/** What stands in place of each text placeholder; an empty text when there is nothing. */
export type PlaceholderValues = Readonly<Record<TextPlaceholder, string>>;
export type SettingsValues = Readonly<Record<SettingsPlaceholder, string>>;

export function isAddresseePlaceholder(name: TextPlaceholder): name is AddresseePlaceholder {
  return (addresseePlaceholders as readonly string[]).includes(name);
}

/** The values that every letter of one municipality shares. `contactWebsite` and `signUpUrl` are without `https://`. */
export function settingsValuesOf(
  settings: Settings,
  municipality: MunicipalitySettings,
  language: LetterLanguage,
): SettingsValues {
  const { panel, letters, eligibility, cases, assignment } = settings;
  return {
    panelName: panel.name,
    panelMinimum: String(panel.members.minimum),
    panelMaximum: String(panel.members.maximum),
    contactName: panel.contact.name,
    contactEmail: panel.contact.email,
    contactPhone: panel.contact.phone,
    contactWebsite: readableAddressOf(panel.contact.website),
    municipalityName: municipality.name,
    municipalityNames: joinNames(
      settings.municipalities.map(({ name }) => name),
      language,
    ),
    returnAddress: municipality.returnAddress.join(', '),
    letterDate: formatLetterDate(letters.letterDate, language),
    answerBefore: formatLetterDate(letters.answerBefore, language),
    signUpUrl: readableSignUpAddressOf(letters.signUpUrl) ?? '',
    minimumAge: String(eligibility.minimumAge),
    caseCount: String(cases.length),
    maximumCases: String(assignment.maximumCasesPerMember),
  };
}

/** All values of one letter. `salutationWithoutName` serves residents for whom the BRP's rules give no salutation. */
export function letterValuesOf(
  shared: SettingsValues,
  order: LetterOrder,
  salutationWithoutName: string | undefined,
): PlaceholderValues {
  const { addressee, invitationId } = order;
  return {
    ...shared,
    salutation: addressee.salutation.trim() === '' ? (salutationWithoutName ?? '') : addressee.salutation,
    addresseeName: addressee.addressLines[0] ?? '',
    letterNumber: invitationId,
  };
}
