/** What staff should do next with the letters, in sentences with the command that does it. */
import type { Settings } from '../../domain/settings/settings-schema.ts';
import type { StratumKey } from '../../domain/stratum.ts';
import type { OpenTarget, TargetFrame } from '../../draw/open-targets.ts';
import { expectedSeatsOf } from '../../draw/open-targets.ts';
import type { Wave } from '../../draw/wave.ts';
import { daysBetween } from '../../report/calendar-days.ts';
import type { FollowedInvitation } from '../../report/followed-invitation.ts';
import { isWaiting } from '../../report/followed-invitation.ts';
import { findLaggingGroups } from '../../report/response/lagging-groups.ts';
import { formatCount, formatShare } from '../print.ts';
import type { ReadResponse } from './read-response.ts';

export interface NextStep {
  readonly says: string;
  /** The call of `loting` that does it; `undefined` when there is nothing to call. */
  readonly command: string | undefined;
}

/** A reminder is due so many days after the letters were posted. */
const REMINDER_AFTER_DAYS = 14;
/** More would be a list nobody reads. */
const SHOWN_GROUPS = 3;

/** Of the invitations nobody needs to be known. */
export type ResponseSoFar = Omit<ReadResponse, 'invitations'> & {
  readonly invitations: readonly FollowedInvitation[];
};

export interface WaveAdvice {
  readonly targetFrame: TargetFrame;
  readonly waves: readonly Wave[];
  readonly targets: readonly OpenTarget[];
}

/** @param advice what a next wave would be; `undefined` when it cannot be told */
export function listNextSteps(
  response: ResponseSoFar,
  settings: Settings,
  advice: WaveAdvice | undefined,
): readonly NextStep[] {
  return [
    ...mailSteps(response),
    ...reminderSteps(response),
    ...groupSteps(response, settings, advice),
    ...waveSteps(settings, advice),
  ];
}

function mailSteps({ invitations, assumedWaves }: ResponseSoFar): readonly NextStep[] {
  const unpostedCount = invitations.filter(
    (invitation) => invitation.hasLetter && isWaiting(invitation),
  ).length;
  const unmadeCount = invitations.filter(
    (invitation) => !invitation.hasLetter && isWaiting(invitation),
  ).length;
  return [
    ...assumedWaves.map((wave) => ({
      says: `Nobody recorded that the letters of wave ${wave} were posted, but residents have answered them: they count as posted.`,
      command: 'loting letters posted --all',
    })),
    ...(unmadeCount === 0
      ? []
      : [
          {
            says: `Residents who were drawn and have no letter yet: ${formatCount(unmadeCount)}.`,
            command: 'loting letters render',
          },
        ]),
    ...(unpostedCount === 0
      ? []
      : [
          {
            says: `Letters that are made and not recorded as posted: ${formatCount(unpostedCount)}.`,
            command: 'loting letters posted --all',
          },
        ]),
  ];
}

/** A reminder while residents can answer; afterwards the end of the wave. */
function reminderSteps({ invitations, today, closingDayOf }: ResponseSoFar): readonly NextStep[] {
  const waves = [...new Set(invitations.map(({ wave }) => wave))].sort((one, other) => one - other);
  return waves.flatMap((wave): NextStep[] => {
    const own = invitations.filter((invitation) => invitation.wave === wave);
    const silent = own.filter(({ state }) => state === 'posted' || state === 'reminded');
    if (silent.length === 0) return [];
    const count = formatCount(silent.length);
    if (today > closingDayOf(wave)) {
      return [
        {
          says: `Wave ${wave} is closed since ${closingDayOf(wave)}. Residents who have not answered: ${count}.`,
          command: 'loting signup close',
        },
      ];
    }
    const isReminded = own.some(({ state }) => state === 'reminded');
    const first = silent
      .flatMap(({ postedOn }) => postedOn ?? [])
      .reduce((earliest, day) => (day < earliest ? day : earliest), today);
    if (isReminded || daysBetween(first, today) < REMINDER_AFTER_DAYS) return [];
    return [
      {
        says: `Residents who have not answered the letters of ${first}: ${count}. A reminder can go out.`,
        command: `loting letters render --kind reminder --wave ${wave}`,
      },
    ];
  });
}

/** Groups that lag behind, each with what the next wave would send them. */
function groupSteps(
  { invitations, expectedOf }: ResponseSoFar,
  settings: Settings,
  advice: WaveAdvice | undefined,
): readonly NextStep[] {
  const groups = findLaggingGroups(invitations, settings.strata.features, expectedOf);
  return groups.slice(0, SHOWN_GROUPS).map((group) => {
    const name = settings.municipalities.find(({ code }) => code === group.municipality)?.name ?? '';
    const stands =
      `${name}, ${group.values.join(' ')} stands at ${formatShare(group.signUpCount / group.letterCount)}; ` +
      `${formatShare(group.usualCount / group.letterCount)} would be usual there`;
    const letterCount = lettersFor(group.municipality, group.strata, advice);
    return {
      says:
        letterCount === 0
          ? `${stands}.`
          : `${stands}. Wave ${(advice?.waves.length ?? 0) + 1} would take about ${formatCount(letterCount)} letters there.`,
      command: undefined,
    };
  });
}

function lettersFor(
  municipality: OpenTarget['municipality'],
  strata: readonly StratumKey[],
  advice: WaveAdvice | undefined,
): number {
  const target = advice?.targets.find((each) => each.municipality === municipality);
  if (advice === undefined || target === undefined) return 0;
  const seats = expectedSeatsOf(advice.targetFrame, municipality, advice.waves, target.neededLetterCount);
  return Math.round(strata.reduce((sum, stratum) => sum + (seats.get(stratum) ?? 0), 0));
}

function waveSteps(settings: Settings, advice: WaveAdvice | undefined): readonly NextStep[] {
  if (advice === undefined) return [];
  const wave = advice.waves.length + 1;
  return advice.targets
    .filter(({ openCount }) => openCount > 0)
    .map(({ municipality, targetMembers, openCount, neededLetterCount, isEnough }) => {
      const name = settings.municipalities.find(({ code }) => code === municipality)?.name ?? municipality;
      const lacks = `${name} is expected to end ${formatCount(openCount)} short of ${formatCount(targetMembers)} members.`;
      const takes = `Wave ${wave} would take ${formatCount(neededLetterCount)} letters there`;
      return {
        says: `${lacks} ${takes}${isEnough ? '.' : ', all that are left, and that is not enough.'}`,
        command: 'loting draw wave --to-target',
      };
    });
}
