/** Plans the preview: for each municipality the letter to nobody, and the hardest letters that are to be made. */
import type { MunicipalityCode } from '../../domain/ids.ts';
import { InvitationIdSchema } from '../../domain/ids.ts';
import type { Result } from '../../domain/result.ts';
import { ok } from '../../domain/result.ts';
import type { HardLetter } from '../../letters/hardest-letters.ts';
import { findHardestLetters } from '../../letters/hardest-letters.ts';
import type { LetterBatch, LetterOrder } from '../../letters/letter-order.ts';
import type { LetterPress } from '../../letters/letter-press.ts';
import { loginCodeOf } from '../../letters/login-code.ts';
import { checkOrders } from '../../letters/render-batch.ts';
import { sampleOrderOf } from '../../letters/sample-order.ts';
import { listWaves, readLatestDraw } from '../../store/tables/draw-table.ts';
import { readTransaction } from '../../store/transaction.ts';
import { orderOf, readLetterSource } from '../letter-orders.ts';
import { openPresses } from '../open-presses.ts';
import type { OpenPanel } from '../open-panel.ts';
import type { RenderRequest } from './render-plan.ts';

export interface Preview {
  readonly batch: LetterBatch;
  readonly press: LetterPress;
  /** In the order of the pages behind the sample letter. */
  readonly hardest: readonly HardLetter[];
  /** Letters that cannot be printed as they are. */
  readonly refusedCount: number;
}

const HARD_LETTER_COUNT = 10;

/** Before the draw there is only the letter to nobody. Residents whose data are secret are not shown. */
export function planPreview(
  panel: OpenPanel,
  request: Pick<RenderRequest, 'kind' | 'caseId'> & { readonly wave: number },
): Result<readonly Preview[]> {
  const presses = openPresses(panel, request.kind, request.wave, request.caseId ?? undefined);
  if (!presses.ok) return presses;
  const orders = readTransaction(panel.db, () => readOrders(panel, request));
  if (!orders.ok) return orders;
  return ok(
    [...presses.value].map(([code, press]) =>
      previewOf(
        code,
        press,
        request,
        orders.value.filter(({ municipality }) => municipality === code),
      ),
    ),
  );
}

function readOrders(
  panel: OpenPanel,
  { kind, wave }: Pick<RenderRequest, 'kind'> & { readonly wave: number },
): Result<readonly LetterOrder[]> {
  const draw = readLatestDraw(panel.db);
  const isDrawn = listWaves(panel.db).some((row) => row.drawId === draw?.drawId && row.wave === wave);
  if (!isDrawn) return ok([]);
  const source = readLetterSource(panel, wave, kind);
  if (!source.ok) return source;
  return ok(
    [...source.value.invitations.keys()]
      .flatMap((invitationId) => orderOf(panel, source.value, invitationId) ?? [])
      .filter(({ addressee }) => !addressee.isSecret)
      .map(withSampleCode),
  );
}

/** A preview is passed around: its codes open nothing. */
function withSampleCode(order: LetterOrder): LetterOrder {
  const invitationId = InvitationIdSchema.parse(order.invitationId);
  const code = loginCodeOf(new Uint8Array(32), { panelId: 'sample', invitationId, version: 1 });
  return { ...order, code };
}

function previewOf(
  code: MunicipalityCode,
  press: LetterPress,
  { kind, caseId, wave }: Pick<RenderRequest, 'kind' | 'caseId'> & { readonly wave: number },
  orders: readonly LetterOrder[],
): Preview {
  // As many are laid out as it takes to find ten that can be printed.
  const hardest: HardLetter[] = [];
  let refusedCount = 0;
  for (const letter of findHardestLetters(orders, press.ruler, HARD_LETTER_COUNT * 3)) {
    if (hardest.length === HARD_LETTER_COUNT) break;
    if (checkOrders([letter.order], press).refused.length === 0) hardest.push(letter);
    else refusedCount += 1;
  }
  const batch: LetterBatch = {
    batchId: `preview-${code}`,
    kind,
    caseId,
    isReprint: false,
    isSecret: false,
    wave,
    municipality: code,
    letters: [sampleOrderOf(press.municipality), ...hardest.map(({ order }) => order)],
  };
  return { batch, press, hardest, refusedCount };
}
