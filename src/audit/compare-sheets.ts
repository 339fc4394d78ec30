/** Compares the sheets of paper with their batches, with the invitations, and with the codes that were revoked. */
import type { LetterOutcome } from '../letters/letter-outcomes.ts';
import { formatPlace } from '../letters/letters-hash.ts';
import type { AuditDifference } from './differences.ts';
import { compareValues, difference } from './differences.ts';

export interface StoredBatch {
  readonly batchId: string;
  readonly wave: number;
  readonly municipality: string;
  readonly letterCount: number;
  readonly renderedAt: string;
  readonly printedAt: string | null;
  readonly postedAt: string | null;
}

export interface StoredSheet {
  readonly letterId: number;
  readonly batchId: string;
  readonly sequence: number;
  readonly invitationId: string;
  readonly version: number;
  readonly outcome: LetterOutcome;
  readonly outcomeAt: string;
  readonly replaces: number | null;
}

export interface SheetContext {
  readonly batches: readonly StoredBatch[];
  readonly sheets: readonly StoredSheet[];
  /** By invitation id: its wave, the version of its code, and where its resident was drawn. */
  readonly invitations: ReadonlyMap<
    string,
    { readonly wave: number; readonly version: number; readonly municipality: string | undefined }
  >;
}

/** Every batch holds as many letters as it says, and every letter is where and what its batch and invitation say. */
export function compareSheets({ batches, sheets, invitations }: SheetContext): readonly AuditDifference[] {
  const batchOf = new Map(batches.map((batch) => [batch.batchId, batch]));
  const replacedAt = new Map(
    sheets.flatMap(({ replaces, batchId }) =>
      replaces === null ? [] : [[replaces, batchOf.get(batchId)?.renderedAt ?? '']],
    ),
  );
  const counts = new Map<string, number>();
  for (const { batchId } of sheets) counts.set(batchId, (counts.get(batchId) ?? 0) + 1);
  return [
    ...batches.flatMap(({ batchId: batch, letterCount }) =>
      compareValues('letters.batch-count', { batch }, letterCount, counts.get(batch) ?? 0),
    ),
    ...sheets.flatMap((sheet) => {
      const batch = batchOf.get(sheet.batchId);
      const place = formatPlace(sheet);
      if (batch === undefined) return [difference('letters.sheet-differs', { place, what: 'batch' })];
      const invitation = invitations.get(sheet.invitationId);
      return [
        ...compareValues('letters.sheet-differs', { place, what: 'wave' }, batch.wave, invitation?.wave ?? 0),
        ...compareValues(
          'letters.sheet-differs',
          { place, what: 'municipality' },
          batch.municipality,
          invitation?.municipality ?? 'none',
        ),
        ...(sheet.version > (invitation?.version ?? 0)
          ? [difference('letters.sheet-differs', { place, what: 'code' })]
          : []),
        ...compareOutcome(sheet, batch, replacedAt.get(sheet.letterId)),
      ];
    }),
  ];
}

/** What became of a letter follows from its batch, save where it has an event of its own, which the log tells. */
function compareOutcome(
  sheet: StoredSheet,
  batch: StoredBatch,
  replacedAt: string | undefined,
): readonly AuditDifference[] {
  const { outcome, outcomeAt } = sheet;
  const place = formatPlace(sheet);
  if (outcome === 'void' || outcome === 'returned') return [];
  const expected =
    outcome === 'replaced' ? { outcome: 'replaced', at: replacedAt ?? 'never' } : outcomeOf(batch);
  return [
    ...compareValues('letters.outcome-differs', { place }, outcome, expected.outcome),
    ...compareValues('letters.outcome-differs', { place }, outcomeAt, expected.at),
  ];
}

function outcomeOf(batch: StoredBatch): { readonly outcome: LetterOutcome; readonly at: string } {
  if (batch.postedAt !== null) return { outcome: 'posted', at: batch.postedAt };
  if (batch.printedAt !== null) return { outcome: 'printed', at: batch.printedAt };
  return { outcome: 'rendered', at: batch.renderedAt };
}

export interface StoredRevokedCode {
  readonly invitationId: string;
  readonly version: number;
  readonly codeLookup: string;
}

/**
 * The codes that were revoked are the earlier ones of their letters, without gaps, and follow from the key.
 * @param codeLookupOf recomputes the lookup of a letter's code from the key
 */
export function compareRevokedCodes(
  revoked: readonly StoredRevokedCode[],
  versions: ReadonlyMap<string, number>,
  codeLookupOf: (invitationId: string, version: number) => string,
): readonly AuditDifference[] {
  const counts = new Map<string, number>();
  for (const { invitationId } of revoked) counts.set(invitationId, (counts.get(invitationId) ?? 0) + 1);
  return [
    ...revoked.flatMap(({ invitationId, version, codeLookup }) =>
      compareValues(
        'letters.revoked-code',
        { invitationId },
        codeLookup,
        version < (versions.get(invitationId) ?? 0) ? codeLookupOf(invitationId, version) : 'not revoked',
      ),
    ),
    ...[...versions].flatMap(([invitationId, version]) =>
      compareValues('letters.version', { invitationId }, version, (counts.get(invitationId) ?? 0) + 1),
    ),
  ];
}
