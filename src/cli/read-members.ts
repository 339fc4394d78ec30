/** Members with everything that quotas and exclusions ask of them: the register's features, and what they answered at sign-up. */
import type { Member } from '../domain/drawn-resident.ts';
import type { MemberFeatures, QuestionId } from '../domain/features.ts';
import type { CaseId } from '../domain/ids.ts';
import type { Result } from '../domain/result.ts';
import { ok } from '../domain/result.ts';
import type { CaseSettings } from '../domain/settings/settings-schema.ts';
import { UNANSWERED } from '../domain/settings/sign-up-settings.ts';
import type { InvitedMember } from '../store/tables/member-table.ts';
import { readSignUps } from '../store/tables/sign-up-table.ts';
import type { OpenPanel } from './open-panel.ts';

/**
 * Adds the answers, sealed in the database, as features, and the exclusions that follow from them. Without questions in
 * the settings nothing is opened. Refused when an answer cannot be opened.
 */
export function withAnswers(
  { db, sealKeys, settings }: OpenPanel,
  members: readonly InvitedMember[],
): Result<readonly Member[]> {
  const { questions } = settings.signUp;
  if (questions.length === 0) return ok(members.map(toMember));
  const signUps = readSignUps(db, sealKeys);
  if (!signUps.ok) return signUps;
  return ok(
    members.map((member) => {
      const answers = signUps.value.get(member.invitationId)?.answers ?? {};
      const given = Object.fromEntries(questions.map(({ id }) => [id, answers[id] ?? UNANSWERED]));
      const features: MemberFeatures = { ...member.features, ...given };
      const excluded = new Set([...member.excludedCases, ...excludedByAnswers(settings.cases, answers)]);
      return { ...toMember(member), features, excludedCases: [...excluded] };
    }),
  );
}

/** The cases that keep away whoever gave these answers. */
function excludedByAnswers(
  cases: readonly CaseSettings[],
  answers: Readonly<Record<string, string>>,
): readonly CaseId[] {
  return cases
    .filter(({ excludeAnswers }) =>
      Object.entries(excludeAnswers).some(([id, excluded]) =>
        excluded.includes(answers[id as QuestionId] ?? ''),
      ),
    )
    .map(({ id }) => id);
}

function toMember({ residentId, addressId, features, excludedCases }: InvitedMember): Member {
  return { residentId, addressId, features, excludedCases };
}
