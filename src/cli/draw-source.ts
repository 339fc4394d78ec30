/** Reads what a draw is made with: the public randomness, and the exceptions with their reason. */
import { z } from 'zod';
import type { AnnouncedRandomness, DrawException } from '../domain/audit-event.ts';
import { ReasonTextSchema } from '../domain/audit-event.ts';
import type { Failure } from '../domain/failure.ts';
import { failure } from '../domain/failure.ts';
import type { Result } from '../domain/result.ts';
import { ok, okUnless, refuse } from '../domain/result.ts';
import type { DrawSituation } from '../draw/announced-randomness.ts';
import { announcedInWords, exceptionsOf } from '../draw/announced-randomness.ts';
import type { DrandBeacon } from '../draw/drand.ts';
import { checkDrandBeacon, drandRandomnessOf } from '../draw/drand.ts';
import { checkRandomness } from '../draw/randomness.ts';
import { readPositiveInteger } from './read-number.ts';

type Options = Readonly<Record<string, unknown>>;

/** As commander gives them. */
const OptionsSchema = z.object({
  randomness: z.string().optional(),
  drandRound: z.string().optional(),
  drandSignature: z.string().optional(),
  reason: z.string().optional(),
});

/** The public randomness of a draw. */
export interface DrawSource {
  readonly randomness: string;
  /** The drand round that it comes from; `undefined` for a free text. */
  readonly beacon: DrandBeacon | undefined;
}

/** Reads `--randomness`, or `--drand-round` with `--drand-signature`, whose signature is checked here. */
export async function readDrawSource(options: Options): Promise<Result<DrawSource>> {
  const { randomness, drandRound, drandSignature } = OptionsSchema.parse(options);
  const isDrand = drandRound !== undefined || drandSignature !== undefined;
  if (isDrand === (randomness !== undefined)) {
    const problem = { code: 'randomness-or-drand' } as const;
    return refuse(failure('command.wrong-option', { option: '--randomness', problem }));
  }
  if (!isDrand) {
    const text = checkRandomness(randomness ?? '');
    return text.ok ? ok({ randomness: text.value, beacon: undefined }) : text;
  }
  if (drandRound === undefined || drandSignature === undefined) {
    const option = drandRound === undefined ? '--drand-round' : '--drand-signature';
    return refuse(failure('command.wrong-option', { option, problem: { code: 'round-with-signature' } }));
  }
  const round = readPositiveInteger('--drand-round', drandRound);
  if (!round.ok) return round;
  const beacon = await checkDrandBeacon({ round: round.value, signature: drandSignature });
  if (!beacon.ok) return beacon;
  return ok({ randomness: drandRandomnessOf(beacon.value.signature), beacon: beacon.value });
}

/** The exceptions that staff asked for, and why. */
export interface AskedExceptions {
  readonly exceptions: readonly DrawException[];
  readonly reason: string | undefined;
}

const exceptionOptions = {
  'without-commitment': '--without-commitment',
  'another-source': '--another-source',
  again: '--again',
} as const satisfies Record<DrawException, string>;

const optionNames: Readonly<Record<DrawException, string>> = {
  'without-commitment': 'withoutCommitment',
  'another-source': 'anotherSource',
  again: 'again',
};

/** Reads the options of the exceptions. */
export function readAskedExceptions(options: Options): AskedExceptions {
  const all = Object.keys(exceptionOptions) as DrawException[];
  return {
    exceptions: all.filter((exception) => options[optionNames[exception]] === true),
    reason: OptionsSchema.parse(options).reason,
  };
}

export interface GrantedExceptions {
  readonly exceptions: readonly DrawException[];
  /** `null` exactly when there is no exception. */
  readonly reason: string | null;
}

/**
 * Holds what was asked for against what this draw needs. Refused: an exception that is needed and was not asked for, one
 * that was asked for and is not needed, and an exception without a reason that can be published.
 */
export function judgeExceptions(
  situation: DrawSituation,
  beacon: DrandBeacon | undefined,
  asked: AskedExceptions,
): Result<GrantedExceptions> {
  const needed = exceptionsOf(situation, beacon);
  const failures: Failure[] = [
    ...needed
      .filter((exception) => !asked.exceptions.includes(exception))
      .map((exception) => missingException(exception, situation.announced)),
    ...asked.exceptions
      .filter((exception) => !needed.includes(exception))
      .map((exception) => failure('command.exception-not-needed', { option: exceptionOptions[exception] })),
  ];
  if (asked.reason === undefined) {
    if (asked.exceptions.length > 0) failures.push(failure('command.reason-missing', {}));
  } else if (needed.length === 0) {
    failures.push(failure('command.exception-not-needed', { option: '--reason' }));
  } else if (!ReasonTextSchema.safeParse(asked.reason).success) {
    failures.push(failure('command.reason-form', {}));
  }
  return okUnless(failures, () => ({ exceptions: needed, reason: asked.reason ?? null }));
}

function missingException(exception: DrawException, announced: AnnouncedRandomness | undefined): Failure {
  switch (exception) {
    case 'without-commitment':
      return failure('command.not-committed', {});
    case 'another-source':
      return failure('command.another-source', {
        announced: announced && announcedInWords(announced),
      });
    case 'again':
      return failure('command.drawn-once', {});
  }
}
