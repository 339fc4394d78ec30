/**
 * The settings of one panel, as `loting.yaml` holds them. Unknown keys are errors. The comment on each key for the user
 * stands in `templates/loting.yaml`; a test holds the two together.
 */
import { z } from 'zod';
import { parseAgeBand } from '../age-band.ts';
import { FeatureNameSchema, QuotaFeatureSchema } from '../features.ts';
import { CaseIdSchema, MunicipalityCodeSchema } from '../ids.ts';
import { CalendarDateSchema } from './calendar-date.ts';
import { DrawSettingsSchema } from './draw-settings.ts';
import {
  LetterTemplatesSchema,
  LettersSchema,
  StyleFileSchema,
  caseLetterFields,
} from './letter-settings.ts';
import { PrivacySchema } from './privacy-settings.ts';
import { registerFields } from './register-fields.ts';
import { AdmissionSchema, ExcludeAnswersSchema, SignUpSchema } from './sign-up-settings.ts';

const Text = z.string().trim().min(1, { error: 'empty' });

/** Where a file is that is only read: anywhere, on a network disk too. No system has control characters in a name. */
const FilePath = Text.regex(/^\P{Cc}+$/u, { error: 'characters' });

const PanelSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/, {
    error: 'id',
  }),
  name: Text,
  contact: z.strictObject({ name: Text, email: z.email(), phone: Text, website: z.url() }),
  members: z.strictObject({
    minimum: z.int().min(1),
    maximum: z.int().min(1),
  }),
  admission: AdmissionSchema.prefault({}),
});

const ReturnAddressSchema = z.array(Text).min(1).max(4);

const MunicipalitySchema = z.strictObject({
  code: MunicipalityCodeSchema,
  name: Text,
  register: z.union([FilePath.transform((file) => [file]), z.array(FilePath).min(1)]),
  targetMembers: z.int().min(1),
  letters: z.int().min(1).optional(),
  expectedResponse: z.number().gt(0).lte(1),
  returnAddress: ReturnAddressSchema,
  letterTemplates: LetterTemplatesSchema.default({}),
  style: StyleFileSchema,
});

export const RegisterFieldSchema = z.enum(registerFields);
export type RegisterField = z.infer<typeof RegisterFieldSchema>;

/**
 * Of which year the district codes are, the table of postcodes when the registers have no column for the district, and names by
 * code for the reports.
 */
const DistrictsSchema = z.strictObject({
  year: z.int().min(1995).max(2100),
  file: FilePath.optional(),
  names: z.record(Text, Text).default({}),
});

/** Fields with their headers. YAML gives null for the group when its last line is removed. */
const ColumnsSchema = z
  .preprocess((group) => group ?? {}, z.partialRecord(RegisterFieldSchema, Text))
  .default({});

const RegisterSchema = z.strictObject({
  preset: z.enum(['brp', 'none']).default('brp'),
  dialect: z.enum(['auto', 'brp-csv', 'rvig', 'ordinary']).default('auto'),
  encoding: z.enum(['auto', 'utf-8', 'utf-16le', 'windows-1252', 'iso-8859-1']).default('auto'),
  delimiter: z.enum(['auto', ',', ';', 'tab']).default('auto'),
  columns: ColumnsSchema,
  key: z.array(Text).min(1).optional(),
  districts: DistrictsSchema.optional(),
});

/** Whether residents of some kind can be drawn. */
const ExcludeOrInviteSchema = z.enum(['exclude', 'invite']);

/** A list of people that an earlier panel wrote to, or that asked it not to: its file, and that panel's key when it is another. */
const PersonListSchema = z.strictObject({ file: FilePath, key: FilePath.optional() });

const EligibilitySchema = z.strictObject({
  referenceDate: CalendarDateSchema,
  minimumAge: z.int().min(0).max(120).default(18),
  maximumAge: z.int().min(0).max(150).optional(),
  suspended: ExcludeOrInviteSchema.default('exclude'),
  notLivingThere: ExcludeOrInviteSchema.default('exclude'),
  outsideMunicipality: ExcludeOrInviteSchema.default('exclude'),
  postalAddress: ExcludeOrInviteSchema.default('exclude'),
  addressUnderInvestigation: ExcludeOrInviteSchema.default('invite'),
  guardianship: ExcludeOrInviteSchema.default('exclude'),
  secretAddress: ExcludeOrInviteSchema.default('exclude'),
  optOut: z
    .union([
      FilePath.transform((file): z.infer<typeof PersonListSchema>[] => [{ file }]),
      z.array(PersonListSchema),
    ])
    .default([]),
  drawnBefore: z.array(PersonListSchema).default([]),
});

const AgeBandSchema = z.string().refine((text) => parseAgeBand(text) !== undefined, {
  error: 'age-band',
});

const StrataSchema = z.strictObject({
  features: z.array(FeatureNameSchema).min(1),
  ageBands: z.array(AgeBandSchema).min(1),
});

const CaseSchema = z.strictObject({
  id: CaseIdSchema,
  title: Text,
  date: CalendarDateSchema,
  ...caseLetterFields,
  groupSize: z.int().min(1).default(250),
  overInvite: z.int().min(0).default(0),
  tolerance: z.int().min(0).default(0),
  quotaFeatures: z.array(QuotaFeatureSchema).default(['municipality', 'gender', 'ageBand', 'district']),
  quotaTolerance: z.int().min(0).default(3),
  excludeAnswers: ExcludeAnswersSchema.default({}),
});

const AssignmentSchema = z.strictObject({
  maximumCasesPerMember: z.int().min(1).default(4),
});

export const SettingsSchema = z.strictObject({
  panel: PanelSchema,
  municipalities: z.array(MunicipalitySchema).min(1),
  register: RegisterSchema,
  eligibility: EligibilitySchema,
  strata: StrataSchema,
  draw: DrawSettingsSchema.prefault({}),
  letters: LettersSchema,
  signUp: SignUpSchema.prefault({}),
  cases: z.array(CaseSchema).min(1),
  assignment: AssignmentSchema,
  privacy: PrivacySchema.prefault({}),
});

export type Settings = z.infer<typeof SettingsSchema>;
export type MunicipalitySettings = Settings['municipalities'][number];
export type CaseSettings = Settings['cases'][number];
