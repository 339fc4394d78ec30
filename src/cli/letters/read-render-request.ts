/** Reads which letters are meant from the options of the commands that make them. */
import { z } from 'zod';
import { failure } from '../../domain/failure.ts';
import type { OptionProblem } from '../../domain/failures/option-problems.ts';
import { CaseIdSchema } from '../../domain/ids.ts';
import { letterKinds } from '../../domain/letter-kinds.ts';
import { PrintProfileSchema } from '../../domain/print-profile.ts';
import type { Result } from '../../domain/result.ts';
import { ok, refuse } from '../../domain/result.ts';
import { readPositiveInteger } from '../read-number.ts';
import type { RenderRequest } from './render-plan.ts';

const OptionsSchema = z.object({
  kind: z.string(),
  case: z.string().optional(),
  profile: z.string().optional(),
});

/** `--kind`, `--wave`, `--case` and `--profile`. Letters to the drawn residents are of wave 1 unless another is given. */
export function readRenderRequest(options: Readonly<Record<string, unknown>>): Result<RenderRequest> {
  const given = OptionsSchema.parse(options);
  const kind = z.enum(letterKinds).safeParse(given.kind);
  if (!kind.success) return wrong('--kind', { code: 'one-of', possible: letterKinds });
  const profile = PrintProfileSchema.optional().safeParse(given.profile);
  if (!profile.success) return wrong('--profile', { code: 'one-of', possible: PrintProfileSchema.options });
  const caseId = CaseIdSchema.optional().safeParse(given.case);
  if (!caseId.success || (kind.data === 'case') !== (caseId.data !== undefined)) {
    return wrong('--case', { code: 'case-of-kind' });
  }
  const isToDrawn = kind.data === 'invitation' || kind.data === 'reminder';
  const number = options['wave'] ?? (isToDrawn ? '1' : undefined);
  const wave = number === undefined ? ok(undefined) : readPositiveInteger('--wave', number);
  if (!wave.ok) return wave;
  return ok({ kind: kind.data, wave: wave.value, caseId: caseId.data ?? null, profile: profile.data });
}

function wrong(option: string, problem: OptionProblem): Result<never> {
  return refuse(failure('command.wrong-option', { option, problem }));
}
