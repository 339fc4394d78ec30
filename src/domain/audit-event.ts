/**
 * The closed union of audit events: everything that changes the lottery. Each event has one documenting sentence and a
 * strict schema, so that no personal data can enter the log by accident: opaque ids, counts, hashes and settings only.
 */
import { z } from 'zod';
import {
  HashSchema,
  InvitationIdSchema,
  MunicipalityCodeSchema,
  ResidentIdSchema,
  CaseIdSchema,
  ExclusionReasonCodeSchema,
} from './ids.ts';
import { letterKinds } from './letter-kinds.ts';
import { PrintProfileSchema } from './print-profile.ts';
import { DropReasonSchema } from './refresh-reasons.ts';
import { privacyEvents } from './privacy-events.ts';
import { CaseExclusionsSchema, RunSettingsSchema } from './run-settings.ts';
import { signUpEvents } from './sign-up-events.ts';
import { WideningSchema } from './widening.ts';

const Count = z.int().min(0);
const CalendarDay = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const LettersPerMunicipality = z.record(MunicipalityCodeSchema, Count);

/** The place of a letter: its batch, and its number in it. */
const LetterPlaceSchema = z.strictObject({ batch: z.string(), sequence: z.int().min(1) });

/** Why an exception was made: short, on one line, published; staff are told to name nobody in it. */
export const ReasonTextSchema = z
  .string()
  .regex(/^[\p{L}\p{N}.,-](?:[\p{L}\p{N} .,-]{0,198}[\p{L}\p{N}.,-])?$/u);

/** The public randomness as it was announced before it existed: a round of drand, or a text that says what will be used. */
export const AnnouncedRandomnessSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('drand'), chainHash: HashSchema, round: z.int().min(1) }),
  z.strictObject({ kind: z.literal('text'), text: z.string() }),
]);
export type AnnouncedRandomness = z.infer<typeof AnnouncedRandomnessSchema>;

/** The drand round that a randomness comes from, with the signature that it is the SHA-256 of. */
const UsedBeaconSchema = z.strictObject({
  chainHash: HashSchema,
  round: z.int().min(1),
  signature: z.string().regex(/^[0-9a-f]{96}$/),
});

/** What was not as it should be about a draw, and needed a reason. */
export const drawExceptions = {
  'without-commitment': 'the frame had not been committed to in public',
  'another-source': 'the randomness is not the one that was announced',
  again: 'it replaced an earlier draw',
} as const;
export type DrawException = keyof typeof drawExceptions;
const DrawExceptionSchema = z.enum(Object.keys(drawExceptions) as [DrawException, ...DrawException[]]);

export const auditEventTable = {
  'panel.created': {
    says: 'A working folder for a panel was made; the hash of its key is fixed here.',
    data: z.strictObject({ panelId: z.string(), protocol: z.string(), keyHash: HashSchema }),
  },
  'frame.built': {
    says: 'The registers were read into a frame, and the commitment to frame, key and settings was computed.',
    data: z.strictObject({
      commitment: HashSchema,
      frameHash: HashSchema,
      keyHash: HashSchema,
      settingsHash: HashSchema,
      registers: z.array(
        z.strictObject({
          municipality: MunicipalityCodeSchema,
          fileIndex: Count,
          sha256: HashSchema,
          rows: Count,
        }),
      ),
      residents: Count,
      strata: Count,
      excluded: z.record(z.string(), Count),
      rejected: z.record(z.string(), Count),
    }),
  },
  'frame.committed': {
    says: 'The commitment was given out to be published, with the public randomness that will be used.',
    data: z.strictObject({ commitment: HashSchema, announced: AnnouncedRandomnessSchema }),
  },
  'draw.run': {
    says: 'The public randomness was combined with the commitment, and the first wave was drawn.',
    data: z.strictObject({
      commitment: HashSchema,
      randomness: z.string(),
      drand: UsedBeaconSchema.nullable(),
      effectiveSeed: HashSchema,
      wave: z.int().min(1),
      letters: LettersPerMunicipality,
      short: Count,
      drawnHash: HashSchema,
      exceptions: z.array(DrawExceptionSchema),
      reason: ReasonTextSchema.nullable(),
      /** The effective seed of the draw that this one replaced. */
      replaces: HashSchema.nullable(),
    }),
  },
  'draw.wave': {
    says: 'A further wave of the draw was drawn: the next residents in the order that the seed gave.',
    data: z.strictObject({
      effectiveSeed: HashSchema,
      wave: z.int().min(2),
      letters: LettersPerMunicipality,
      short: Count,
      drawnHash: HashSchema,
    }),
  },
  'draw.refreshed': {
    says: 'The drawn residents were held against newer registers; some were dropped or got another address.',
    data: z.strictObject({
      /** Counts the refreshes of the panel from 1. */
      refresh: z.int().min(1),
      effectiveSeed: HashSchema,
      /** The last wave that was drawn then. */
      wave: z.int().min(1),
      registers: z.array(
        z.strictObject({
          municipality: MunicipalityCodeSchema,
          fileIndex: Count,
          sha256: HashSchema,
          rows: Count,
        }),
      ),
      checked: Count,
      dropped: z.partialRecord(DropReasonSchema, z.array(ResidentIdSchema)),
      readdressed: z.array(ResidentIdSchema),
      /** The letters of dropped residents, which can no longer be answered. */
      moves: Count,
      movesHash: HashSchema,
    }),
  },
  'letters.addresses-exported': {
    says: 'The addresses of letters were written for the sorting of the post: no names, no codes, no secret addresses.',
    data: z.strictObject({
      wave: z.int().min(1),
      kind: z.enum(letterKinds),
      municipality: MunicipalityCodeSchema,
      letters: Count,
      leftOut: Count,
      sha256: HashSchema,
    }),
  },
  'letters.sorted': {
    says: 'The sorting of the post was imported: the order of letters, and a line for each.',
    data: z.strictObject({
      wave: z.int().min(1),
      kind: z.enum(letterKinds),
      letters: Count,
      fileSha256: HashSchema,
    }),
  },
  'letters.rendered': {
    says: 'A batch of letters was made as a PDF file with a cover sheet; its letters are fixed by one hash.',
    data: z.strictObject({
      batch: z.string(),
      wave: z.int().min(1),
      kind: z.enum(letterKinds),
      caseId: CaseIdSchema.nullable(),
      municipality: MunicipalityCodeSchema,
      profile: PrintProfileSchema,
      /** Whether these letters came in the place of others. */
      isReprint: z.boolean(),
      isSecret: z.boolean(),
      inputHash: HashSchema,
      letters: Count,
      lettersHash: HashSchema,
      sha256: HashSchema,
      coverSha256: HashSchema,
    }),
  },
  'letters.printed': {
    says: 'The mailroom printed batches of letters.',
    data: z.strictObject({
      batches: z.array(z.string()),
      letters: Count,
      moves: Count,
      movesHash: HashSchema,
    }),
  },
  'letters.posted': {
    says: 'Batches of letters went to the post; letters that were taken out before do not count.',
    data: z.strictObject({
      batches: z.array(z.string()),
      postedOn: CalendarDay,
      letters: Count,
      moves: Count,
      movesHash: HashSchema,
    }),
  },
  'letters.voided': {
    says: 'Letters were taken out and destroyed before they were posted.',
    data: z.strictObject({ letters: z.array(LetterPlaceSchema) }),
  },
  'letters.revoked': {
    says: 'The login code of a letter was lost or misused; it works no more, and the next letter carries another.',
    data: z.strictObject({
      invitationId: InvitationIdSchema,
      /** Of the code that was revoked. */
      version: z.int().min(1),
      reason: ReasonTextSchema,
    }),
  },
  'letters.returned': {
    says: 'Letters came back from the post as undeliverable.',
    data: z.strictObject({
      letters: z.array(LetterPlaceSchema),
      returnedOn: CalendarDay,
      moves: Count,
      movesHash: HashSchema,
    }),
  },
  'letters.shredded': {
    says: 'The PDF files of batches that were posted were removed.',
    data: z.strictObject({ batches: z.array(z.string()) }),
  },
  ...signUpEvents,
  'exclusions.recorded': {
    says: 'Members were excluded from cases, each with a reason.',
    data: z.strictObject({
      exclusions: z.array(
        z.strictObject({
          residentId: ResidentIdSchema,
          caseId: CaseIdSchema,
          reason: ExclusionReasonCodeSchema,
        }),
      ),
    }),
  },
  'assignment.made': {
    says: 'Members were assigned to cases by a seeded lottery within the quotas.',
    data: z.strictObject({
      inputHash: HashSchema,
      randomness: z.string(),
      seed: HashSchema,
      cases: z.array(z.strictObject({ caseId: CaseIdSchema, members: Count })),
      assignmentsHash: HashSchema,
      solver: z.string(),
      /** Of the certificate of the fair loads, in canonical JSON. */
      certificateSha256: HashSchema,
      /** Of the lottery over the last seats; `null` when the quotas were too tight for one. */
      lotterySha256: HashSchema.nullable(),
      /** How far the lottery's average may be from the fair seats of any type, in seats. */
      largestDrawError: z
        .string()
        .regex(/^\d+\.\d{9}$/)
        .nullable(),
      /** As they were then: with the population of the frame they give the quotas, but for the widenings. */
      settings: RunSettingsSchema,
      /** Bounds of quotas that were accepted wider than the settings have them. */
      widenings: z.array(WideningSchema),
    }),
  },
  'assignment.replaced': {
    says: 'Members left groups, and reserves took their seats as far as the quotas allow.',
    data: z.strictObject({
      inputHash: HashSchema,
      solver: z.string(),
      /** As the settings had them then. The quotas are those that the groups were drawn with. */
      excludeAnswers: CaseExclusionsSchema,
      changes: z.array(
        z.strictObject({
          caseId: CaseIdSchema,
          seat: z.int().min(1),
          leaves: ResidentIdSchema,
          enters: ResidentIdSchema.nullable(),
          reason: ExclusionReasonCodeSchema,
        }),
      ),
    }),
  },
  ...privacyEvents,
} as const satisfies Record<string, { says: string; data: z.ZodType }>;

export type AuditEventType = keyof typeof auditEventTable;

/** What a command hands over to be logged: the type and its data. */
export type AuditEvent = {
  [T in AuditEventType]: { readonly type: T; readonly data: z.infer<(typeof auditEventTable)[T]['data']> };
}[AuditEventType];

/** An event in the chain; `src/audit/chain.ts` makes its hashes. The first previous hash is 64 zeros. */
export type ChainedEvent = AuditEvent & {
  readonly sequence: number;
  /** UTC, as `2027-01-04T09:00:00.000Z`. */
  readonly at: string;
  /** 64 hex digits that nobody can guess, so that a content that is withheld cannot be found by trying. */
  readonly salt: string;
  readonly previousHash: string;
  readonly hash: string;
};
