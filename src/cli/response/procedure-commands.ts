/** The calls of `loting` that the steps of the procedure take, ready to copy. */
import type { Audience } from '../../audit/bundle-facts.ts';
import { drandRoundAfter, drandRoundTimeMs } from '../../draw/drand.ts';
import type { NextStep } from './next-steps.ts';
import type { ProcedureFacts, StepCode } from './procedure.ts';

/** What only people know, and stands in a command as `{randomness}`. */
export const needs = ['source', 'randomness', 'signature', 'answers-file'] as const;
export type Need = (typeof needs)[number];

export interface StepCommand {
  /** A call of `loting`, ready to copy but for what it needs. */
  readonly command: string;
  readonly needs: readonly Need[];
  /** It may be typed in the place of the command before it. */
  readonly isAlternative?: true;
}

/** A call that may be typed in the place of the one before it. */
interface Alternative {
  readonly instead: string;
}

/** Publishing the commitment takes some days; the randomness comes after them. */
const COMMITMENT_DAYS = 7;
const DAY_MS = 86_400_000;

/** What to type for a step, in this order. */
export function commandsOf(code: StepCode, facts: ProcedureFacts): readonly StepCommand[] {
  return callsOf(code, facts).map((call) => finish(call, facts));
}

/** A round of drand to announce: that of noon (UTC), a week from now. */
export function proposeRound(nowMs: number): ProcedureFacts['proposedRound'] {
  const round = drandRoundAfter(noonAfter(nowMs + COMMITMENT_DAYS * DAY_MS));
  return { round, timeMs: drandRoundTimeMs(round) };
}

/** What the advice on letters says must be typed. */
function advised({ nextSteps }: ProcedureFacts, kind: NextStep['kind']): readonly string[] {
  const commands = nextSteps.flatMap((step) => (step.kind === kind ? (step.command ?? []) : []));
  return [...new Set(commands)];
}

function callsOf(code: StepCode, facts: ProcedureFacts): readonly (string | Alternative)[] {
  const { announced, missingBundles, dir } = facts;
  switch (code) {
    case 'folder':
      return [dir === '.' ? 'loting init' : `loting init ${dir}`];
    case 'registers':
    case 'randomness':
      return [];
    case 'register-check':
      return ['loting register check'];
    case 'frame':
      return ['loting frame build'];
    case 'commitment': {
      return [
        'loting draw plan',
        'loting frame commit --randomness-source "{source}"',
        { instead: `loting frame commit --drand-round ${facts.proposedRound.round}` },
      ];
    }
    case 'draw':
      return [
        announced?.kind === 'drand'
          ? `loting draw run --drand-round ${announced.round} --drand-signature "{signature}"`
          : 'loting draw run --randomness "{randomness}"',
      ];
    case 'letters':
      return advised(facts, 'unmade');
    case 'printed':
      return ['loting letters printed --all'];
    case 'posted':
      return ['loting letters check', 'loting letters posted --all'];
    case 'shredded':
      return [
        'loting letters reconcile',
        ...facts.wavesToShred.map((wave) => `loting letters shred --wave ${wave}`),
      ];
    case 'sign-ups':
      return ['loting signup import "{answers-file}"'];
    case 'reminder':
      return advised(facts, 'reminder');
    case 'wave':
      return advised(facts, 'next-wave');
    case 'closing':
      return advised(facts, 'close-wave');
    case 'admission':
      // With too many, the first admits nobody and gives the number to publish before the dice fall.
      return [
        'loting panel admit',
        ...(facts.signUpCount > facts.maximumMembers
          ? ['loting panel admit --randomness "{randomness}"']
          : []),
      ];
    case 'members-file':
      return ['loting signup export'];
    case 'welcome':
      return [
        ...(facts.welcomeCount > 0 ? ['loting letters render --kind welcome'] : []),
        ...(facts.apologyCount > 0 ? ['loting letters render --kind apology'] : []),
      ];
    case 'case-letters':
      return facts.casesToWrite.map(({ caseId }) => `loting letters render --kind case --case ${caseId}`);
    case 'groups':
      return ['loting assign plan', 'loting assign run --randomness "{randomness}"'];
    case 'replacements':
      return ['loting assign replace'];
    case 'rosters':
      return ['loting assign export'];
    case 'verify':
      return ['loting audit verify'];
    case 'bundles':
      return [
        'loting report accountability',
        ...missingBundles.map(
          (audience) => `loting audit bundle --for ${audience} --out ${folderOf(dir, audience)}`,
        ),
      ];
    case 'purge':
      return ['loting privacy purge --dry-run', 'loting privacy purge'];
    case 'purge-members':
      return ['loting privacy purge --members --dry-run', 'loting privacy purge --members'];
  }
}

export const audiences: readonly Audience[] = ['researchers', 'public'];

/** The name of a bundle's folder, in the working folder: that it is there tells that it was made. */
export function bundleFolderOf(audience: Audience): string {
  return `bundle-${audience}`;
}

function folderOf(dir: string, audience: Audience): string {
  if (dir === '.') return bundleFolderOf(audience);
  const quoted = /^"(.*)"$/u.exec(dir)?.[1];
  return quoted === undefined
    ? `${dir}/${bundleFolderOf(audience)}`
    : `"${quoted}/${bundleFolderOf(audience)}"`;
}

function noonAfter(timeMs: number): number {
  return Math.ceil((timeMs - DAY_MS / 2) / DAY_MS) * DAY_MS + DAY_MS / 2;
}

/** With the folder, for whoever stands in another, and what it needs by name. */
function finish(call: string | Alternative, { dir, isFolder }: ProcedureFacts): StepCommand {
  const isAlternative = typeof call !== 'string';
  const command = isAlternative ? call.instead : call;
  return {
    command: dir === '.' || !isFolder ? command : `${command} --dir ${dir}`,
    needs: needs.filter((need) => command.includes(`{${need}}`)),
    ...(isAlternative ? { isAlternative } : {}),
  };
}
