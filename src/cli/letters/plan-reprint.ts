/** Plans letters that are printed again with the same code, in small batches of their own. */
import type { Failure } from '../../domain/failure.ts';
import { failure } from '../../domain/failure.ts';
import type { Hash, InvitationId } from '../../domain/ids.ts';
import { holdsLoginCode } from '../../domain/letter-kinds.ts';
import type { PrintProfile } from '../../domain/print-profile.ts';
import type { Result } from '../../domain/result.ts';
import { ok, okUnless, refuse } from '../../domain/result.ts';
import type { LetterOrder } from '../../letters/letter-order.ts';
import { formatPlace } from '../../letters/letters-hash.ts';
import { planBatches } from '../../letters/plan-batches.ts';
import { checkOrders } from '../../letters/render-batch.ts';
import type { BatchRow } from '../../store/tables/batch-table.ts';
import { statesForKind } from '../../store/tables/letter-recipients.ts';
import type { LetterRow } from '../../store/tables/letter-table.ts';
import { findReplacementOf } from '../../store/tables/letter-table.ts';
import { readTransaction } from '../../store/transaction.ts';
import type { LetterSource } from '../letter-orders.ts';
import { orderOf, readLetterSource } from '../letter-orders.ts';
import { openPresses } from '../open-presses.ts';
import type { OpenPanel } from '../open-panel.ts';
import { hashInputs, hashLook } from './batch-inputs.ts';
import { findLetters } from './find-letters.ts';
import type { Mailroom } from './mailroom.ts';
import { readMailroom } from './mailroom.ts';
import type { RenderJob } from './render-plan.ts';

/** A letter of a batch that is not printed again with the others. */
interface SkippedLetter {
  /** `w1-GM0344-001:12`. */
  readonly place: string;
  readonly why: Failure | 'voided';
}

export interface ReprintPlan {
  readonly jobs: readonly RenderJob[];
  /** Of ranges, and of batches that were named as a whole. */
  readonly skipped: readonly SkippedLetter[];
}

/** Letters of one wave, kind and case: they share their texts and dates. */
interface ReprintGroup {
  readonly batch: BatchRow;
  readonly source: LetterSource;
  /** Those that are printed again, each with its order. */
  readonly letters: readonly LetterRow[];
  readonly orders: readonly LetterOrder[];
  readonly skipped: readonly SkippedLetter[];
}

/**
 * Plans the batches of reprints. All that is wrong with letters that are named by themselves is refused; of a range or a whole
 * batch, letters that were voided or may not be printed again are skipped.
 */
export function planReprint(
  panel: OpenPanel,
  names: readonly string[],
  profile: PrintProfile | undefined,
): Result<ReprintPlan> {
  const look = hashLook(panel);
  if (!look.ok) return look;
  const read = readTransaction(panel.db, () => {
    const mailroom = readMailroom(panel.db);
    const groups = groupLetters(panel, mailroom, names);
    return groups.ok ? ok({ mailroom, groups: groups.value }) : groups;
  });
  if (!read.ok) return read;
  const { mailroom, groups } = read.value;
  const jobs: RenderJob[] = [];
  const failures: Failure[] = [];
  for (const group of groups) {
    const planned = planGroup(panel, mailroom, group, profile ?? group.batch.profile, look.value);
    if (planned.ok) jobs.push(...planned.value);
    else failures.push(...planned.failures);
  }
  const skipped = groups.flatMap((group) => group.skipped);
  if (failures.length === 0 && jobs.length === 0) {
    return refuse(failure('mailroom.nothing-to-reprint', { letterCount: skipped.length }));
  }
  return okUnless(failures, () => ({ jobs, skipped }));
}

function groupLetters(
  panel: OpenPanel,
  mailroom: Mailroom,
  names: readonly string[],
): Result<readonly ReprintGroup[]> {
  const named = findLetters(panel.db, mailroom, names);
  if (!named.ok) return named;
  const failures: Failure[] = [];
  const placed = new Set(named.value.filter(({ isSingle }) => isSingle).map(({ letter }) => letter.letterId));
  const groups = new Map<string, { batch: BatchRow; letters: LetterRow[] }>();
  for (const { letter } of named.value) {
    const batch = mailroom.batches.get(letter.batchId);
    if (batch === undefined) throw new Error(`letter ${letter.letterId} has no batch`);
    const key = `${batch.wave} ${batch.kind} ${batch.caseId ?? ''}`;
    const group = groups.get(key) ?? { batch, letters: [] };
    groups.set(key, group);
    group.letters.push(letter);
  }
  const made = [...groups.values()].flatMap(({ batch, letters }): ReprintGroup[] => {
    const source = readLetterSource(panel, batch.wave, batch.kind);
    if (!source.ok) {
      failures.push(...source.failures);
      return [];
    }
    const skipped: SkippedLetter[] = [];
    const printed: LetterRow[] = [];
    const orders = letters.flatMap((letter): LetterOrder[] => {
      const isPlaced = placed.has(letter.letterId);
      const refusal = refusalOf(panel, letter, batch, mailroom, source.value);
      if (!isPlaced && refusal === undefined && isVoid(letter)) {
        skipped.push({ place: formatPlace(letter), why: 'voided' });
        return [];
      }
      const order = orderOf(panel, source.value, letter.invitationId);
      if (refusal !== undefined || order === undefined) {
        const place = formatPlace(letter);
        const why = refusal ?? failure('mailroom.not-to-reprint', { place, why: 'address-gone' });
        if (isPlaced) failures.push(why);
        else skipped.push({ place, why });
        return [];
      }
      printed.push(letter);
      return [order];
    });
    return [{ batch, source: source.value, letters: printed, orders, skipped }];
  });
  return okUnless(failures, () => made);
}

/** Why a letter is not printed again; `undefined` when it can be. */
function refusalOf(
  { db }: OpenPanel,
  letter: LetterRow,
  batch: BatchRow,
  mailroom: Mailroom,
  { dropped }: LetterSource,
): Failure | undefined {
  const place = formatPlace(letter);
  const by = findReplacementOf(db, letter.letterId);
  if (by !== undefined)
    return failure('mailroom.replaced-before', { place, by: formatPlace(by), command: 'reprint' });
  const invitation = mailroom.invitations.get(letter.invitationId);
  if (invitation === undefined) throw new Error(`letter ${letter.invitationId} has no invitation`);
  const { state, residentId, version } = invitation;
  const isOpen = statesForKind[batch.kind].includes(state) || state === 'undeliverable';
  if (!isOpen) return failure('mailroom.not-to-reprint', { place, why: state });
  if (dropped.has(residentId)) {
    return failure('mailroom.not-to-reprint', { place, why: 'dropped' });
  }
  if (letter.version < version && holdsLoginCode(batch.kind)) {
    return failure('mailroom.not-to-reprint', { place, why: 'revoked' });
  }
  return undefined;
}

function planGroup(
  panel: OpenPanel,
  mailroom: Mailroom,
  { batch: { kind, caseId, wave }, source, letters, orders }: ReprintGroup,
  profile: PrintProfile,
  look: Hash,
): Result<readonly RenderJob[]> {
  const presses = openPresses(panel, kind, wave, caseId ?? undefined);
  if (!presses.ok) return presses;
  const failures = [...presses.value].flatMap(
    ([code, press]) =>
      checkOrders(
        orders.filter(({ municipality }) => municipality === code),
        press,
      ).failures,
  );
  const replacedBy = new Map<InvitationId, number>(
    letters.map(({ invitationId, letterId }) => [invitationId, letterId]),
  );
  const batches = planBatches(orders, panel.settings.letters.batchSize, { kind, caseId, isReprint: true }, [
    ...mailroom.batches.keys(),
  ]);
  return okUnless(failures, () =>
    batches.map((batch): RenderJob => {
      const press = presses.value.get(batch.municipality);
      if (press === undefined) throw new Error(`municipality ${batch.municipality} is not in the settings`);
      const replaces = batch.letters.map(({ invitationId }) => replacedBy.get(invitationId) ?? null);
      const replaced = letters.filter(({ letterId }) => replaces.includes(letterId));
      return {
        drawId: source.drawId,
        batch,
        press,
        profile,
        inputHash: hashInputs(look, profile, batch),
        replaces,
        recorded: undefined,
        isStillWanted: () => areStillWanted(panel, replaced),
      };
    }),
  );
}

const isVoid = ({ outcome }: LetterRow): boolean => outcome === 'void';

/** Whether the letters can still be printed again, and none was voided since. */
function areStillWanted(panel: OpenPanel, letters: readonly LetterRow[]): boolean {
  const names = letters.map(formatPlace);
  const mailroom = readMailroom(panel.db);
  const current = findLetters(panel.db, mailroom, names);
  return (
    current.ok &&
    current.value.filter(({ letter }) => isVoid(letter)).length === letters.filter(isVoid).length &&
    groupLetters(panel, mailroom, names).ok
  );
}
