/** The first wave of a panel: the public randomness meets the commitment. */
import type { Frame } from '../domain/frame.ts';
import type { Hash } from '../domain/ids.ts';
import type { Result } from '../domain/result.ts';
import { refuse } from '../domain/result.ts';
import type { DrawOutcome } from './draw-waves.ts';
import { drawWaves } from './draw-waves.ts';
import { judgeMunicipalities } from './judge-municipalities.ts';
import type { DrawRules } from './plan-first-wave.ts';
import { planFirstWave } from './plan-first-wave.ts';
import { checkRandomness, effectiveSeedOf } from './randomness.ts';

/** What the effective seed is made of; both are published. */
export interface SeedParts {
  readonly commitment: Hash;
  readonly randomness: string;
}

/**
 * Draws the first wave with the letters that the settings ask for. Refused: randomness that cannot be published as one
 * line, and whatever `planDraw` refuses; all problems together.
 */
export function runDraw(
  frame: Frame,
  rules: DrawRules,
  { commitment, randomness }: SeedParts,
): Result<DrawOutcome> {
  const checked = checkRandomness(randomness);
  const wave = planFirstWave(frame, rules);
  const seed = effectiveSeedOf(commitment, randomness);
  const outcome = wave.ok ? drawWaves(frame, seed, [wave.value], rules) : wave;
  const failures = [
    ...(checked.ok ? [] : checked.failures),
    ...judgeMunicipalities(frame, rules),
    ...(outcome.ok ? [] : outcome.failures),
  ];
  const [first, ...rest] = failures;
  return first === undefined ? outcome : refuse(first, ...rest);
}
