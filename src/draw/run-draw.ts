/** The first wave of a panel: the public randomness meets the commitment. */
import type { Frame } from '../domain/frame.ts';
import type { Hash } from '../domain/ids.ts';
import type { Result } from '../domain/result.ts';
import { ok, refuse } from '../domain/result.ts';
import type { DrawOutcome, OrderedDraw } from './draw-waves.ts';
import { orderDraw, weighDraw } from './draw-waves.ts';
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
export function runDraw(frame: Frame, rules: DrawRules, seedParts: SeedParts): Result<DrawOutcome> {
  const ordered = orderFirstWave(frame, rules, seedParts);
  return ordered.ok ? ok(weighDraw(ordered.value)) : ordered;
}

/** Who is drawn in the first wave, without probabilities yet: `weighDraw` adds them. Refused as `runDraw` refuses. */
export function orderFirstWave(
  frame: Frame,
  rules: DrawRules,
  { commitment, randomness }: SeedParts,
): Result<OrderedDraw> {
  const checked = checkRandomness(randomness);
  const wave = planFirstWave(frame, rules);
  const seed = effectiveSeedOf(commitment, randomness);
  const ordered = wave.ok ? orderDraw(frame, seed, [wave.value], rules) : wave;
  const failures = [
    ...(checked.ok ? [] : checked.failures),
    ...judgeMunicipalities(frame, rules),
    ...(ordered.ok ? [] : ordered.failures),
  ];
  const [first, ...rest] = failures;
  return first === undefined ? ordered : refuse(first, ...rest);
}
