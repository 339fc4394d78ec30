/** The ids that pass between stages, branded so that one cannot be taken for another. */
import { z } from 'zod';

/** The opaque id of a resident: 32 lower-case hex digits (DESIGN, protocol v1, step 1). */
export const ResidentIdSchema = z
  .string()
  .regex(/^[0-9a-f]{32}$/)
  .brand('ResidentId');
export type ResidentId = z.infer<typeof ResidentIdSchema>;

/** The opaque id of an address: 32 lower-case hex digits. */
export const AddressIdSchema = z
  .string()
  .regex(/^[0-9a-f]{32}$/)
  .brand('AddressId');
export type AddressId = z.infer<typeof AddressIdSchema>;

/** A SHA-256 hash: 64 lower-case hex digits. */
export const HashSchema = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .brand('Hash');
export type Hash = z.infer<typeof HashSchema>;

/** The number of one letter: wave, hyphen, a number of six digits, such as `1-000042`. Opaque: it says nothing of the resident. */
export const InvitationIdSchema = z
  .string()
  .regex(/^[1-9][0-9]{0,2}-[0-9]{6,7}$/)
  .brand('InvitationId');
export type InvitationId = z.infer<typeof InvitationIdSchema>;

/** A municipality's code, such as `GM0344`. */
export const MunicipalityCodeSchema = z
  .string()
  .regex(/^[A-Za-z0-9-]{1,20}$/)
  .brand('MunicipalityCode');
export type MunicipalityCode = z.infer<typeof MunicipalityCodeSchema>;

/** The id of a case, as the settings name it. */
export const CaseIdSchema = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9-]{0,39}$/)
  .brand('CaseId');
export type CaseId = z.infer<typeof CaseIdSchema>;

/** Why a member may not judge a case: a short code, so that no personal data can enter the log with it. */
export const ExclusionReasonCodeSchema = z
  .string()
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/)
  .max(40);
