/** The input of a run as it is kept: what later changes of members, settings or exclusions cannot hide. */
import { z } from 'zod';
import { canonicalJson } from '../domain/canonical-json.ts';
import { QuotaFeatureSchema } from '../domain/features.ts';
import { AddressIdSchema, CaseIdSchema, ResidentIdSchema } from '../domain/ids.ts';
import type { ResidentId } from '../domain/ids.ts';
import type { AssignmentInput } from './assignment-input.ts';
import { canonicalInput, quotaFeaturesOf } from './assignment-input.ts';

const Count = z.int().min(0);

const InputRecordSchema = z.strictObject({
  format: z.literal('loting assignment input v1'),
  /** Those that any case has quotas for; members give their values in this order. */
  features: z.array(QuotaFeatureSchema),
  maximumCasesPerMember: Count,
  cases: z.array(
    z.strictObject({
      caseId: CaseIdSchema,
      groupSize: Count,
      minimumSize: Count,
      maximumSize: Count,
      /** Feature, value, minimum, maximum, and the population's share for people to read. */
      quotas: z.array(
        z.tuple([QuotaFeatureSchema, z.string(), Count, Count, z.string().regex(/^\d\.\d{9}$/)]),
      ),
    }),
  ),
});

const RecordMembersSchema = z.strictObject({ members: z.array(z.unknown()) });

/** Resident, address, values of the features, excluded cases, cases of earlier runs. */
const MemberRecordsSchema = z.array(
  z.tuple([ResidentIdSchema, AddressIdSchema, z.array(z.string().nullable()), z.array(CaseIdSchema), Count]),
);

/** The input in canonical order as canonical JSON: opaque ids, counts and values of features only. */
export function formatInputRecord(input: AssignmentInput): string {
  const { members, cases, maximumCasesPerMember } = canonicalInput(input);
  const features = quotaFeaturesOf(cases);
  return canonicalJson({
    format: 'loting assignment input v1',
    features: [...features],
    maximumCasesPerMember,
    cases: cases.map(({ caseId, groupSize, minimumSize, maximumSize, quotas }) => ({
      caseId,
      groupSize,
      minimumSize,
      maximumSize,
      quotas: quotas.map(({ feature, value, minimum, maximum, populationShare }) => [
        feature,
        value,
        minimum,
        maximum,
        populationShare.toFixed(9),
      ]),
    })),
    members: members.map(
      ({ residentId, addressId, features: values, excludedCases, earlierCaseCount = 0 }) => [
        residentId,
        addressId,
        features.map((feature) => values[feature] ?? null),
        [...excludedCases],
        earlierCaseCount,
      ],
    ),
  });
}

/** The input that was kept; `undefined` when the text does not have its form. */
export function parseInputRecord(text: string): AssignmentInput | undefined {
  const opened = openInputRecord(text);
  const members = opened?.membersOf(() => true);
  return opened === undefined || members === undefined ? undefined : { ...opened.head, members };
}

/** An input that was kept, of which only some members are read: each of the inputs of a year has all members. */
export interface OpenInputRecord {
  readonly head: Omit<AssignmentInput, 'members'>;
  /** Those with a wanted id, in their order; `undefined` when one of them does not have its form. */
  readonly membersOf: (
    isWanted: (residentId: ResidentId) => boolean,
  ) => AssignmentInput['members'] | undefined;
}

/** In canonical JSON the members come last. Within a text these quotation marks would stand behind backslashes. */
const MEMBERS = ',"members":[';

/**
 * Opens an input that was kept; `undefined` when the text, but for its members, does not have its form. The members, most
 * of the text, are taken apart when they are asked for.
 */
export function openInputRecord(text: string): OpenInputRecord | undefined {
  const end = text.indexOf(MEMBERS);
  if (end === -1) return undefined;
  const read = InputRecordSchema.safeParse(parseJson(`${text.slice(0, end)}}`));
  if (!read.success) return undefined;
  const { features, maximumCasesPerMember, cases } = read.data;
  return {
    head: {
      maximumCasesPerMember,
      cases: cases.map(({ quotas, ...each }) => ({
        ...each,
        quotas: quotas.map(([feature, value, minimum, maximum, share]) => ({
          feature,
          value,
          minimum,
          maximum,
          populationShare: Number(share),
        })),
      })),
    },
    membersOf: (isWanted) => {
      const opened = RecordMembersSchema.safeParse(parseJson(`{${text.slice(end + 1)}`));
      if (!opened.success) return undefined;
      const wanted = opened.data.members.filter(
        (each) => !Array.isArray(each) || isWanted(each[0] as ResidentId),
      );
      const records = MemberRecordsSchema.safeParse(wanted);
      if (!records.success) return undefined;
      return records.data.map(([residentId, addressId, values, excludedCases, earlierCaseCount]) => ({
        residentId,
        addressId,
        features: Object.fromEntries(
          features.flatMap((feature, index) => {
            const value = values[index] ?? null;
            return value === null ? [] : [[feature, value]];
          }),
        ),
        excludedCases,
        earlierCaseCount,
      }));
    },
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
