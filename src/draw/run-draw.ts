/** The first wave of a panel: the public randomness meets the commitment. */
import type { Frame } from '../domain/frame.ts';
import type { Hash } from '../domain/ids.ts';
import type { Result } from '../domain/result.ts';
import { refuse } from '../domain/result.ts';
import type { Settings } from '../domain/settings/settings-schema.ts';
import type { DrawOutcome } from './draw-waves.ts';
import { drawWaves } from './draw-waves.ts';
import { judgeMunicipalities, planFirstWave } from './plan-draw.ts';
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
  settings: Pick<Settings, 'municipalities'>,
  { commitment, randomness }: SeedParts,
): Result<DrawOutcome> {
  const checked = checkRandomness(randomness);
  const outcome = drawWaves(frame, effectiveSeedOf(commitment, randomness), [planFirstWave(settings)]);
  const failures = [
    ...(checked.ok ? [] : checked.failures),
    ...judgeMunicipalities(frame, settings),
    ...(outcome.ok ? [] : outcome.failures),
  ];
  const [first, ...rest] = failures;
  return first === undefined ? outcome : refuse(first, ...rest);
}
