/** Berkeley's graduate admissions of 1973 (Bickel, Hammel and O'Connell 1975; R's `UCBAdmissions`), a well-known response table. */
import type { ResponseGroup } from '../../../src/report/representativity/response-group.ts';

/** Admitted and rejected, men first. */
const counts = {
  A: [512, 313, 89, 19],
  B: [353, 207, 17, 8],
  C: [120, 205, 202, 391],
  D: [138, 279, 131, 244],
  E: [53, 138, 94, 299],
  F: [22, 351, 24, 317],
} as const;

export const admissions: readonly ResponseGroup[] = Object.entries(counts).flatMap(
  ([department, [men, menRejected, women, womenRejected]]) => [
    { values: ['Male', department], weight: 1, invitedCount: men + menRejected, respondedCount: men },
    { values: ['Female', department], weight: 1, invitedCount: women + womenRejected, respondedCount: women },
  ],
);
