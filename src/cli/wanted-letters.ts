/** Reads how many letters a wave is to have. */
import { z } from 'zod';
import { failure } from '../domain/failure.ts';
import type { OptionProblem } from '../domain/failures/option-problems.ts';
import type { MunicipalityCode } from '../domain/ids.ts';
import { MunicipalityCodeSchema } from '../domain/ids.ts';
import type { Result } from '../domain/result.ts';
import { ok, refuse } from '../domain/result.ts';

export type WantedLetters =
  | { readonly kind: 'total'; readonly letterCount: number }
  | { readonly kind: 'named'; readonly letterCounts: ReadonlyMap<MunicipalityCode, number> }
  | { readonly kind: 'to-target' };

/** As commander gives them. */
const OptionsSchema = z.object({ letters: z.string().optional(), toTarget: z.boolean().default(false) });

/** Reads `--letters 700`, `--letters GM0344=500,GM0637=200`, or `--to-target`: exactly one of them. */
export function readWantedLetters(options: Readonly<Record<string, unknown>>): Result<WantedLetters> {
  const { letters, toTarget } = OptionsSchema.parse(options);
  if ((letters === undefined) !== toTarget) return wrong({ code: 'letters-or-target' });
  if (letters === undefined) return ok({ kind: 'to-target' });
  if (!letters.includes('=')) {
    const letterCount = readCount(letters);
    return letterCount === undefined || letterCount === 0
      ? wrong({ code: 'letter-count' })
      : ok({ kind: 'total', letterCount });
  }
  const letterCounts = new Map<MunicipalityCode, number>();
  for (const part of letters.split(',')) {
    const [name = '', count = '', ...rest] = part.split('=');
    const code = MunicipalityCodeSchema.safeParse(name.trim());
    const letterCount = readCount(count.trim());
    if (!code.success || letterCount === undefined || rest.length > 0) {
      return wrong({ code: 'not-municipality-count', text: part });
    }
    if (letterCounts.has(code.data)) return wrong({ code: 'municipality-twice', municipality: code.data });
    letterCounts.set(code.data, letterCount);
  }
  const sent = [...letterCounts].filter(([, count]) => count > 0);
  return sent.length === 0
    ? wrong({ code: 'no-letters' })
    : ok({ kind: 'named', letterCounts: new Map(sent) });
}

function readCount(text: string): number | undefined {
  return /^\d{1,8}$/.test(text) ? Number(text) : undefined;
}

function wrong(problem: OptionProblem): Result<never> {
  return refuse(failure('command.wrong-option', { option: '--letters', problem }));
}
