/** Members with everything that quotas and exclusions ask of them: the register's features, and what they answered at sign-up. */
import type { Answers } from '../assignment/run-settings.ts';
import { caseExclusionsOf, excludedByAnswers, runSettingsOf } from '../assignment/run-settings.ts';
import type { Member } from '../domain/drawn-resident.ts';
import type { MemberFeatures, QuestionId } from '../domain/features.ts';
import type { InvitationId } from '../domain/ids.ts';
import type { Result } from '../domain/result.ts';
import { ok } from '../domain/result.ts';
import { UNANSWERED } from '../domain/settings/sign-up-settings.ts';
import type { InvitedMember } from '../store/tables/member-table.ts';
import { readSignUps } from '../store/tables/sign-up-table.ts';
import type { OpenPanel } from './open-panel.ts';

/**
 * Adds the answers, sealed in the database, as features, and the exclusions that follow from them. Without questions
 * nothing is opened. Refused when an answer cannot be opened.
 * @param earlier questions that groups still have quotas for, whether or not the settings ask them now
 */
export function withAnswers(
  panel: OpenPanel,
  members: readonly InvitedMember[],
  earlier: readonly QuestionId[] = [],
): Result<readonly Member[]> {
  const { settings } = panel;
  const questions = [...new Set([...settings.signUp.questions.map(({ id }) => id), ...earlier])];
  if (questions.length === 0) return ok(members.map(toMember));
  const read = readAnswers(panel);
  if (!read.ok) return read;
  const caseIds = settings.cases.map(({ id }) => id);
  const exclusions = caseExclusionsOf(runSettingsOf(settings, caseIds));
  return ok(
    members.map((member) => {
      const answers = read.value.get(member.invitationId) ?? {};
      const features = { ...member.features, ...featuresOfAnswers(questions, answers) };
      const excluded = new Set([...member.excludedCases, ...excludedByAnswers(exclusions, answers)]);
      return { ...toMember(member), features, excludedCases: [...excluded] };
    }),
  );
}

/** What everybody who signed up answered, opened. */
export function readAnswers({ db, sealKeys }: OpenPanel): Result<ReadonlyMap<InvitationId, Answers>> {
  const signUps = readSignUps(db, sealKeys);
  return signUps.ok
    ? ok(new Map([...signUps.value].map(([invitationId, { answers }]) => [invitationId, answers])))
    : signUps;
}

/** The answer to each question as a feature; no answer is a value too. */
export function featuresOfAnswers(questions: readonly QuestionId[], answers: Answers): MemberFeatures {
  return Object.fromEntries(questions.map((id) => [id, answers[id] ?? UNANSWERED]));
}

function toMember({ residentId, addressId, features, excludedCases }: InvitedMember): Member {
  return { residentId, addressId, features, excludedCases };
}
