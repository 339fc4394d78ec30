/** The proof of a lottery in the form in which it is published, and back: large whole numbers become decimal texts. */
import type { CutProof } from './cut-proof.ts';
import type { Level } from './leximin-levels.ts';
import type { LevelMultipliers } from './level-bound.ts';
import type { Portfolio, PortfolioMultipliers, ProofStep } from './portfolio.ts';

export function writeLevel({
  chance,
  types,
  multipliers,
}: Level): Portfolio['certificate']['levels'][number] {
  return { chance: String(chance), types: [...types], multipliers: writeMultipliers(multipliers) };
}

export function readLevel(level: Portfolio['certificate']['levels'][number]): Level {
  return {
    chance: BigInt(level.chance),
    types: level.types,
    multipliers: readMultipliers(level.multipliers),
  };
}

/** A proof as a list: each part that is divided, then the list of its first half, then that of the second. */
export function writeCutProof(proof: CutProof): ProofStep[] {
  if ('multipliers' in proof) return [{ multipliers: writeMultipliers(proof.multipliers) }];
  const { type, count, atMost, more } = proof;
  return [{ type, count }, ...writeCutProof(atMost), ...writeCutProof(more)];
}

/** The proof of a list, or `undefined` when the list is not exactly one proof. */
export function readCutProof(steps: readonly ProofStep[]): CutProof | undefined {
  let at = 0;
  const read = (): CutProof | undefined => {
    const step = steps[at++];
    if (step === undefined) return undefined;
    if ('multipliers' in step) return { multipliers: readMultipliers(step.multipliers) };
    const atMost = read();
    const more = atMost && read();
    return more && { ...step, atMost, more };
  };
  const proof = read();
  return at === steps.length ? proof : undefined;
}

function writeMultipliers({ size, quotas, limits, cuts }: LevelMultipliers): PortfolioMultipliers {
  return {
    size: String(size),
    quotas: quotas.map(String),
    limits: limits.map(([limit, multiplier]) => [limit, String(multiplier)]),
    cuts: cuts.map(([cut, multiplier]) => [cut, String(multiplier)]),
  };
}

function readMultipliers({ size, quotas, limits, cuts }: PortfolioMultipliers): LevelMultipliers {
  return {
    size: BigInt(size),
    quotas: quotas.map(BigInt),
    limits: limits.map(([limit, multiplier]) => [limit, BigInt(multiplier)]),
    cuts: cuts.map(([cut, multiplier]) => [cut, BigInt(multiplier)]),
  };
}
