/** Everything the public account tells in figures, the same for every language, with no number of one to nine people in it. */
import type { Result } from '../../domain/result.ts';
import { isInvited, isSignedUp } from '../followed-invitation.ts';
import type { GroupFigures } from '../groups/group-figures.ts';
import { computeGroupFigures } from '../groups/group-figures.ts';
import { mergeSmallGroups } from '../merge-small-groups.ts';
import type { PanelFacts, PanelFigures } from '../response/panel-figures.ts';
import { computePanelFigures } from '../response/panel-figures.ts';
import type { AccountabilityFacts, AccountedDraw, AccountedFrame } from './accountability-facts.ts';
import type { ChanceBin } from './chance-bins.ts';
import { binChances } from './chance-bins.ts';
import type { ChanceSpread } from './chance-spread.ts';
import { chanceSpreadOf } from './chance-spread.ts';
import type { Corrections } from './corrections.ts';
import { collectCorrections } from './corrections.ts';
import type { Part } from './hide-small-counts.ts';
import { hideSmall, isSmall, joinSmallParts } from './hide-small-counts.ts';
import { computeSafeFeatures } from './safe-features.ts';

export interface AccountabilityFigures {
  readonly register: RegisterFigures | undefined;
  readonly letters: LetterFigures | undefined;
  /** Refused, as the report of the response is, while too few signed up. */
  readonly response: Result<AccountedResponse> | undefined;
  readonly groups: GroupFigures | undefined;
  readonly corrections: Corrections;
  /** `undefined` in an empty log. */
  readonly lastEvent: { readonly sequence: number; readonly hash: string } | undefined;
}

export interface RegisterFigures {
  /** `undefined` when it is one to nine. */
  readonly residentCount: number | undefined;
  /** Rows of the registers; `undefined` when fewer than ten were left out, since it would tell how many. */
  readonly rowCount: number | undefined;
  /** Residents left out, by reason, and `rejected` rows; `undefined` likewise. */
  readonly leftOut: readonly Part<string>[] | undefined;
  /** Empty when a number of a municipality would be small, or would tell a small one. */
  readonly municipalities: AccountedFrame['municipalities'];
}

export interface LetterFigures {
  /** Seats by wave and municipality; empty when with the letters they would tell how few of the drawn got none. */
  readonly seats: AccountedDraw['waves'];
  /** Of waves whose letters are posted; small waves stand together. */
  readonly waves: readonly {
    readonly waves: readonly number[];
    readonly invitedCount: number;
    readonly signedUpCount: number;
  }[];
  /** `undefined` when it is one to nine. */
  readonly invitedCount: number | undefined;
  /** What became of the letters; `undefined` when there are fewer than ten. */
  readonly outcomes: readonly Part<LetterOutcomeCode>[] | undefined;
  readonly chances: readonly ChanceBin[];
  /** Where the chances of those who were drawn are nearly equal; `undefined` when nobody was. */
  readonly chanceSpread: ChanceSpread | undefined;
}

export const letterOutcomeCodes = ['signed-up', 'refused', 'not-reached', 'silent'] as const;
export type LetterOutcomeCode = (typeof letterOutcomeCodes)[number];

export interface AccountedResponse extends PanelFigures {
  readonly showsSignUps: boolean;
}

export function computeAccountability(facts: AccountabilityFacts): AccountabilityFigures {
  const { frame, draw, panel, groups, events, settings, today } = facts;
  const last = events.at(-1);
  return {
    register: frame === undefined ? undefined : figureRegister(frame),
    letters: draw === undefined || panel === undefined ? undefined : figureLetters(draw, panel),
    response: panel === undefined ? undefined : figureResponse(panel),
    groups:
      groups === undefined
        ? undefined
        : // By other groups of members than the panel is shown in: the two together could tell of a few.
          { ...computeGroupFigures(groups, settings.panel.name, today), chances: [] },
    corrections: collectCorrections(events),
    lastEvent: last === undefined ? undefined : { sequence: last.sequence, hash: last.hash },
  };
}

function figureRegister({
  residentCount,
  municipalities,
  excluded,
  rejected,
}: AccountedFrame): RegisterFigures {
  const leftOut = joinSmallParts({ ...excluded, rejected: sumOf(Object.values(rejected)) });
  const isShown = municipalities.every(
    (each) => !isSmall(each.residentCount) && !isSmall(each.rowCount - each.residentCount),
  );
  return {
    residentCount: hideSmall(residentCount),
    rowCount: leftOut === undefined ? undefined : sumOf(municipalities.map(({ rowCount }) => rowCount)),
    leftOut,
    municipalities: isShown ? municipalities : [],
  };
}

function figureLetters({ waves }: AccountedDraw, { invitations }: PanelFacts): LetterFigures {
  const invited = invitations.filter(isInvited);
  const drawnIn = (wave: number) => invitations.filter((each) => each.wave === wave).length;
  const figures = waves.map(({ wave }) => {
    const own = invited.filter((each) => each.wave === wave);
    return { wave, invitedCount: own.length, signedUpCount: own.filter(isSignedUp).length };
  });
  const tellsNoFew =
    figures.every(({ wave, invitedCount }) => !isSmall(drawnIn(wave) - invitedCount)) &&
    !isSmall(invitations.length - invited.length);
  const merged = mergeSmallGroups(
    figures
      .filter(({ invitedCount }) => invitedCount > 0)
      .map(({ wave, invitedCount, signedUpCount }) => ({
        label: String(wave),
        section: '',
        counts: [invitedCount, signedUpCount, invitedCount - signedUpCount],
      })),
  );
  const countOf = (...codes: readonly string[]): number =>
    invited.filter(({ disposition }) => codes.includes(disposition)).length;
  return {
    seats: tellsNoFew ? waves : [],
    waves: merged
      .filter(({ counts }) => !counts.some(isSmall))
      .map(({ labels, counts: [invitedCount = 0, signedUpCount = 0] }) => ({
        waves: labels.map(Number),
        invitedCount,
        signedUpCount,
      })),
    invitedCount: hideSmall(invited.length),
    outcomes: joinSmallParts<LetterOutcomeCode>({
      'signed-up': countOf('1.1'),
      refused: countOf('2.11', '2.12'),
      'not-reached': countOf('3.30', '4.10'),
      silent: countOf('3.19'),
    }),
    chances: binChances(invited.map(({ designWeight }) => designWeight)),
    chanceSpread: chanceSpreadOf(invitations),
  };
}

/** The figures of the response, with the groups of this report. */
function figureResponse(panel: PanelFacts): Result<AccountedResponse> {
  const figures = computePanelFigures(panel);
  return figures.ok ? { ok: true, value: { ...figures.value, ...computeSafeFeatures(panel) } } : figures;
}

function sumOf(counts: readonly number[]): number {
  return counts.reduce((sum, count) => sum + count, 0);
}
