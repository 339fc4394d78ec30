/** What staff should do next with the letters: what for, and the command that does it. The words make sentences of them. */
import { letterDatesOf } from '../../domain/settings/letter-dates.ts';
import type { Settings } from '../../domain/settings/settings-schema.ts';
import type { StratumKey } from '../../domain/stratum.ts';
import type { OpenTarget, TargetFrame } from '../../draw/open-targets.ts';
import { expectedSeatsOf } from '../../draw/open-targets.ts';
import type { Wave } from '../../draw/wave.ts';
import { daysBetween } from '../../report/calendar-days.ts';
import type { FollowedInvitation } from '../../report/followed-invitation.ts';
import { isWaiting } from '../../report/followed-invitation.ts';
import { groupBy } from '../../report/group-by.ts';
import { findLaggingGroups } from '../../report/response/lagging-groups.ts';
import type { ReadResponse } from './read-response.ts';

/** `command`: the call of `loting` that does it; `undefined` when there is nothing to call. Days as `2027-01-11`. */
export type NextStep =
  /** Nobody recorded the posting of a wave that residents have answered. */
  | { readonly kind: 'assumed-posted'; readonly wave: number; readonly command: string }
  | { readonly kind: 'unmade'; readonly residentCount: number; readonly command: string }
  | { readonly kind: 'unposted'; readonly letterCount: number; readonly command: string }
  | {
      readonly kind: 'close-wave';
      readonly wave: number;
      /** The last day to answer. */
      readonly closedOn: string;
      /** Who have not answered. */
      readonly residentCount: number;
      readonly command: string;
    }
  | {
      readonly kind: 'reminder';
      readonly wave: number;
      readonly postedOn: string;
      readonly residentCount: number;
      readonly command: string;
    }
  | {
      readonly kind: 'lagging-group';
      /** By name, as below. */
      readonly municipality: string;
      readonly values: readonly string[];
      /** Sign-ups of all letters to the group, and what would be usual there. */
      readonly share: number;
      readonly usualShare: number;
      readonly nextWave: number;
      /** What the next wave would send there; 0 when it cannot be told. */
      readonly letterCount: number;
      readonly command: undefined;
    }
  | {
      readonly kind: 'next-wave';
      readonly municipality: string;
      readonly openCount: number;
      readonly targetMembers: number;
      readonly nextWave: number;
      readonly letterCount: number;
      readonly isEnough: boolean;
      readonly command: string;
    };

/** A reminder is due so many days after the letters were posted. */
export const REMINDER_AFTER_DAYS = 14;
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

/**
 * @param advice what a next wave would be; `undefined` when it cannot be told
 * @param remindedWaves waves whose reminders are made, also while they are not posted yet
 */
export function listNextSteps(
  response: ResponseSoFar,
  settings: Settings,
  advice: WaveAdvice | undefined,
  remindedWaves: ReadonlySet<number> = new Set(),
): readonly NextStep[] {
  return [
    ...mailSteps(response),
    ...reminderSteps(response, settings, remindedWaves),
    ...groupSteps(response, settings, advice),
    ...waveSteps(settings, advice),
  ];
}

function mailSteps({ invitations, assumedWaves }: ResponseSoFar): readonly NextStep[] {
  const waiting = invitations.filter(isWaiting);
  const unpostedCount = waiting.filter(({ hasLetter }) => hasLetter).length;
  const unmadeCount = waiting.length - unpostedCount;
  return [
    ...assumedWaves.map((wave): NextStep => ({
      kind: 'assumed-posted',
      wave,
      command: 'loting letters posted --all',
    })),
    ...(unmadeCount === 0
      ? []
      : [
          {
            kind: 'unmade' as const,
            residentCount: unmadeCount,
            command: 'loting letters render',
          },
        ]),
    ...(unpostedCount === 0
      ? []
      : [
          {
            kind: 'unposted' as const,
            letterCount: unpostedCount,
            command: 'loting letters posted --all',
          },
        ]),
  ];
}

/** A reminder while residents can answer; afterwards the end of the wave. */
function reminderSteps(
  { invitations, today, closingDayOf }: ResponseSoFar,
  settings: Settings,
  remindedWaves: ReadonlySet<number>,
): readonly NextStep[] {
  const waves = [...groupBy(invitations, ({ wave }) => wave)].sort(([one], [other]) => one - other);
  return waves.flatMap(([wave, own]): NextStep[] => {
    const silent = own.filter(({ state }) => state === 'posted' || state === 'reminded');
    if (silent.length === 0) return [];
    if (today > closingDayOf(wave)) {
      return [
        {
          kind: 'close-wave',
          wave,
          closedOn: closingDayOf(wave),
          residentCount: silent.length,
          command: 'loting signup close',
        },
      ];
    }
    const isReminded = remindedWaves.has(wave) || own.some(({ state }) => state === 'reminded');
    const hasDates = letterDatesOf(settings, 'reminder', wave).ok;
    const first = silent
      .flatMap(({ postedOn }) => postedOn ?? [])
      .reduce((earliest, day) => (day < earliest ? day : earliest), today);
    if (isReminded || !hasDates || daysBetween(first, today) < REMINDER_AFTER_DAYS) return [];
    return [
      {
        kind: 'reminder',
        wave,
        postedOn: first,
        residentCount: silent.length,
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
  return groups.slice(0, SHOWN_GROUPS).map((group): NextStep => {
    const name = settings.municipalities.find(({ code }) => code === group.municipality)?.name ?? '';
    return {
      kind: 'lagging-group',
      municipality: name,
      values: group.values,
      share: group.signUpCount / group.letterCount,
      usualShare: group.usualCount / group.letterCount,
      nextWave: (advice?.waves.length ?? 0) + 1,
      letterCount: lettersFor(group.municipality, group.strata, advice),
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
    .map(({ municipality, targetMembers, openCount, neededLetterCount, isEnough }): NextStep => {
      const name = settings.municipalities.find(({ code }) => code === municipality)?.name ?? municipality;
      return {
        kind: 'next-wave',
        municipality: name,
        openCount,
        targetMembers,
        nextWave: wave,
        letterCount: neededLetterCount,
        isEnough,
        command: 'loting draw wave --to-target',
      };
    });
}
