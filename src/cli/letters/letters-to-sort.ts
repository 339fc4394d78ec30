/** The letters of which the post can still sort the addresses: those that have still to be made. */
import { z } from 'zod';
import { failure } from '../../domain/failure.ts';
import { letterKinds } from '../../domain/letter-kinds.ts';
import type { Result } from '../../domain/result.ts';
import { ok, refuse } from '../../domain/result.ts';
import type { LetterOrder } from '../../letters/letter-order.ts';
import { listRecipients } from '../../store/tables/letter-recipients.ts';
import type { SortedKind } from '../../store/tables/sorted-letter-table.ts';
import { orderOf, readLetterSource } from '../letter-orders.ts';
import type { OpenPanel } from '../open-panel.ts';
import { readPositiveInteger } from '../read-number.ts';

/** Which letters a command is about. */
export interface SortRequest {
  readonly wave: number;
  readonly kind: SortedKind;
}

export const sortedKinds = letterKinds.filter((kind) => kind !== 'case');

/** Reads `--wave` and `--kind`. */
export function readSortRequest(options: Readonly<Record<string, unknown>>): Result<SortRequest> {
  const wave = readPositiveInteger('--wave', options['wave']);
  if (!wave.ok) return wave;
  const kind = z.enum(sortedKinds).safeParse(options['kind']);
  if (kind.success) return ok({ wave: wave.value, kind: kind.data });
  const problem = { code: 'one-of', possible: sortedKinds } as const;
  return refuse(failure('command.wrong-option', { option: '--kind', problem }));
}

/** The letters in the order of their numbers, within the caller's transaction. Refused when there are none. */
export function readLettersToSort(
  panel: OpenPanel,
  { wave, kind }: SortRequest,
): Result<readonly LetterOrder[]> {
  const source = readLetterSource(panel, wave, kind);
  if (!source.ok) return source;
  const { drawId } = source.value;
  const orders = listRecipients(panel.db, { drawId, wave, kind, caseId: null }).flatMap(
    (invitationId) => orderOf(panel, source.value, invitationId) ?? [],
  );
  return orders.length === 0 ? refuse(failure('letters.nothing-to-sort', { wave, kind })) : ok(orders);
}
