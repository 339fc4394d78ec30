/** Previews the groups of some cases before anything is drawn, and what could be widened when they cannot be made. */
import type { AssignmentInput } from '../../assignment/assignment-input.ts';
import { assignmentInputHash, checkAssignmentInput } from '../../assignment/assignment-input.ts';
import { findWidening } from '../../assignment/find-widening.ts';
import { memberTypesOf } from '../../assignment/member-types.ts';
import type { AssignmentPreview } from '../../assignment/preview-assignment.ts';
import { previewAssignment } from '../../assignment/preview-assignment.ts';
import type { ValueOutlook } from '../../assignment/value-outlooks.ts';
import { valueOutlooks } from '../../assignment/value-outlooks.ts';
import type { Widening } from '../../domain/widening.ts';
import type { Failure } from '../../domain/failure.ts';
import type { Hash } from '../../domain/ids.ts';
import type { Result } from '../../domain/result.ts';
import { ok } from '../../domain/result.ts';
import { readTransaction } from '../../store/transaction.ts';
import type { OpenPanel } from '../open-panel.ts';
import { readRunInput } from './plan-run.ts';

export type GroupsPreview = {
  readonly input: AssignmentInput;
  /** Of the input with its widenings, if any. */
  readonly inputHash: Hash;
  readonly values: readonly ValueOutlook[];
  /** The smallest that works when the quotas cannot be met; `undefined` when none works. */
  readonly widenings: readonly Widening[] | undefined;
} & (
  | { readonly isFeasible: true; readonly preview: AssignmentPreview }
  | { readonly isFeasible: false; readonly conflicts: readonly [Failure, ...Failure[]] }
);

/** @param isRelaxed previews the groups with the smallest widening, when one is needed */
export async function previewGroups(
  panel: OpenPanel,
  wanted: readonly string[],
  isRelaxed: boolean,
): Promise<Result<GroupsPreview>> {
  const read = readTransaction(panel.db, () => readRunInput(panel, wanted));
  if (!read.ok) return read;
  const input = read.value;
  const types = memberTypesOf(input);
  const facts = { input, inputHash: assignmentInputHash(input), values: valueOutlooks(input, types) };
  const planned = await previewAssignment(input);
  if (planned.ok) return ok({ ...facts, isFeasible: true, preview: planned.value, widenings: [] });
  // What is wrong in itself, such as a member without a value, no widening mends.
  const isWrong = checkAssignmentInput(input).length > 0;
  const relaxed = isWrong ? undefined : await findWidening(input);
  const refused = { ...facts, isFeasible: false, conflicts: planned.failures } as const;
  if (relaxed === undefined || !isRelaxed) return ok({ ...refused, widenings: relaxed?.widenings });
  const preview = await previewAssignment(relaxed.input);
  if (!preview.ok) return preview;
  return ok({
    input: relaxed.input,
    inputHash: assignmentInputHash(relaxed.input),
    values: preview.value.values,
    widenings: relaxed.widenings,
    isFeasible: true,
    preview: preview.value,
  });
}
