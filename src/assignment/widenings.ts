/** Widenings of quotas: which bound gives, from what to what; how they are named, taken together and applied. */
import type { CaseId } from '../domain/ids.ts';
import type { Widening } from '../domain/widening.ts';
import type { AssignmentInput } from './assignment-input.ts';

/** What differs between two inputs of the same cases and quotas, by case, then in the order of the quotas. */
export function wideningsBetween(before: AssignmentInput, after: AssignmentInput): readonly Widening[] {
  return before.cases.flatMap(({ caseId, quotas }, caseIndex) =>
    quotas.flatMap((quota, index) => {
      const widened = after.cases[caseIndex]?.quotas[index] ?? quota;
      return (['minimum', 'maximum'] as const).flatMap((bound) =>
        widened[bound] === quota[bound]
          ? []
          : [
              {
                caseId,
                feature: quota.feature,
                value: quota.value,
                bound,
                from: quota[bound],
                to: widened[bound],
              },
            ],
      );
    }),
  );
}

/** The quotas of an input with these widenings; `undefined` when one of them is not of this input. */
export function applyWidenings(
  input: AssignmentInput,
  widenings: readonly Widening[],
): AssignmentInput | undefined {
  const left = new Map(
    widenings.map((each) => [keyOf(each.caseId, each.feature, each.value, each.bound), each]),
  );
  if (left.size < widenings.length) return undefined;
  const cases = input.cases.map(({ quotas, ...each }) => ({
    ...each,
    quotas: quotas.map((quota) => {
      const widened = { ...quota };
      for (const bound of ['minimum', 'maximum'] as const) {
        const key = keyOf(each.caseId, quota.feature, quota.value, bound);
        const widening = left.get(key);
        const isWider =
          bound === 'minimum' ? (widening?.to ?? 0) < quota.minimum : (widening?.to ?? 0) > quota.maximum;
        if (widening?.from !== quota[bound] || !isWider) continue;
        widened[bound] = widening.to;
        left.delete(key);
      }
      return widened;
    }),
  }));
  return left.size === 0 ? { ...input, cases } : undefined;
}

function keyOf(...parts: readonly string[]): string {
  return JSON.stringify(parts);
}

/** The same bound of the same quota, widened in the same way in several cases. */
export interface CommonWidening extends Omit<Widening, 'caseId'> {
  readonly caseIds: readonly CaseId[];
}

/** Takes together what is the same in several cases, in the order of the first of them. */
export function groupWidenings(widenings: readonly Widening[]): readonly CommonWidening[] {
  const groups = new Map<string, { readonly common: CommonWidening; readonly caseIds: CaseId[] }>();
  for (const { caseId, ...common } of widenings) {
    const { feature, value, bound, from, to } = common;
    const key = JSON.stringify([feature, value, bound, from, to]);
    const known = groups.get(key);
    if (known !== undefined) known.caseIds.push(caseId);
    else {
      const caseIds = [caseId];
      groups.set(key, { common: { ...common, caseIds }, caseIds });
    }
  }
  return [...groups.values()].map(({ common }) => common);
}
