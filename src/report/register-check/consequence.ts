/** What a problem means for its row: whether it is used, in words. */
import type { RowProblem } from '../../register/check/row-problems.ts';
import type { RegisterWords } from '../words/english-register-words.ts';

/** @param isWarning whether the row is read and can be drawn all the same */
export function consequenceOf(problem: RowProblem, isWarning: boolean, { found }: RegisterWords): string {
  if (problem === 'same-person') return found.countsOnce;
  return isWarning ? found.isUsed : found.isLeftOut;
}
