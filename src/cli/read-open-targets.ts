/** What each municipality still lacks, from the letters and sign-ups that are recorded and those that are still to come. */
import type { Frame } from '../domain/frame.ts';
import type { Result } from '../domain/result.ts';
import { ok } from '../domain/result.ts';
import type { OpenTarget } from '../draw/open-targets.ts';
import { findOpenTargets } from '../draw/open-targets.ts';
import type { Wave } from '../draw/wave.ts';
import { progressOfStrata } from '../report/response/stratum-progress.ts';
import { countFollowedInvitations } from '../store/tables/followed-invitation-table.ts';
import { readTransaction } from '../store/transaction.ts';
import type { OpenPanel } from './open-panel.ts';
import { countStrata } from './read-frame.ts';
import { readForecastFrame } from './response/read-response.ts';

/** The open targets after the waves so far. A letter that a refresh dropped before it was posted brings nothing. */
export function readOpenTargets(
  panel: OpenPanel,
  frame: Frame,
  waves: readonly Wave[],
  today: string,
): Result<readonly OpenTarget[]> {
  const invitations = readTransaction(panel.db, () => ok(countFollowedInvitations(panel.db)));
  if (!invitations.ok) return invitations;
  const progress = progressOfStrata(invitations.value, readForecastFrame(panel, today, countStrata(frame)));
  return findOpenTargets(frame, panel.settings, waves, progress);
}
