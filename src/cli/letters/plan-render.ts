/** Plans a run of rendering, before anything is written. */
import { failure } from '../../domain/failure.ts';
import type { Failure } from '../../domain/failure.ts';
import type { Hash, MunicipalityCode } from '../../domain/ids.ts';
import type { Result } from '../../domain/result.ts';
import { ok, refuse } from '../../domain/result.ts';
import type { LetterBatch, LetterOrder } from '../../letters/letter-order.ts';
import type { LetterPress } from '../../letters/letter-press.ts';
import { planBatches } from '../../letters/plan-batches.ts';
import { checkOrders } from '../../letters/render-batch.ts';
import { dataVersionOf } from '../../store/data-version.ts';
import type { BatchRow } from '../../store/tables/batch-table.ts';
import { isOnPaper, listBatches } from '../../store/tables/batch-table.ts';
import { listWaves, readLatestDraw } from '../../store/tables/draw-table.ts';
import { listRecipients } from '../../store/tables/letter-recipients.ts';
import type { LetterRow } from '../../store/tables/letter-table.ts';
import { listLettersOfBatch } from '../../store/tables/letter-table.ts';
import { readTransaction } from '../../store/transaction.ts';
import type { LetterSource } from '../letter-orders.ts';
import { orderOf, readLetterSource } from '../letter-orders.ts';
import { openPresses } from '../open-presses.ts';
import type { OpenPanel } from '../open-panel.ts';
import { judgeBatchFiles, judgePdf } from './batch-files.ts';
import { hashInputs, hashLook } from './batch-inputs.ts';
import { coverJobOf } from './mend-covers.ts';
import type { CoverJob, RenderJob, RenderPlan, RenderRequest } from './render-plan.ts';

interface WaveState {
  readonly wave: number;
  readonly source: LetterSource;
  readonly recipients: readonly LetterOrder[];
  /** Of this wave, kind and case, with their letters; not those that were shredded. */
  readonly made: readonly (readonly [BatchRow, readonly LetterRow[]])[];
  readonly madeIds: readonly string[];
  readonly dataVersion: number;
}

/** Plans the letters of a kind: of one wave, or of all. Refused when there is nobody to write to, nor was. */
export function planRender(panel: OpenPanel, request: RenderRequest): Result<RenderPlan> {
  const waves = wavesOf(panel, request);
  if (!waves.ok) return waves;
  const look = hashLook(panel);
  if (!look.ok) return look;
  const plans: RenderPlan[] = [];
  for (const wave of waves.value) {
    const state = readTransaction(panel.db, () => readWaveState(panel, request, wave));
    if (!state.ok) return state;
    if (state.value.recipients.length === 0 && state.value.made.length === 0) continue;
    const presses = openPresses(panel, request.kind, wave, request.caseId ?? undefined);
    if (!presses.ok) return presses;
    const plan = planWave(panel, request, state.value, presses.value, look.value);
    if (!plan.ok) return plan;
    plans.push(plan.value);
  }
  if (plans.length === 0) return refuse(noRecipients(request));
  return ok({
    request,
    waves: plans.flatMap((plan) => plan.waves),
    kept: plans.flatMap(({ kept }) => kept),
    covers: plans.flatMap(({ covers }) => covers),
    jobs: plans.flatMap(({ jobs }) => jobs),
    refused: plans.flatMap(({ refused }) => refused),
    failures: plans.flatMap(({ failures }) => failures),
  });
}

function wavesOf({ db, settings }: OpenPanel, { wave, caseId }: RenderRequest): Result<readonly number[]> {
  if (caseId !== null && !settings.cases.some(({ id }) => id === caseId)) {
    return refuse(failure('mailroom.case-missing', { caseId }));
  }
  if (wave !== undefined) return ok([wave]);
  const draw = readLatestDraw(db);
  if (draw === undefined) return refuse(failure('command.no-draw', {}));
  return ok(
    listWaves(db)
      .filter(({ drawId }) => drawId === draw.drawId)
      .map((row) => row.wave),
  );
}

function noRecipients({ kind }: RenderRequest): Failure {
  return failure('mailroom.no-recipients', { kind });
}

function readWaveState(panel: OpenPanel, { kind, caseId }: RenderRequest, wave: number): Result<WaveState> {
  const source = readLetterSource(panel, wave, kind);
  if (!source.ok) return source;
  const { drawId } = source.value;
  const batches = listBatches(panel.db);
  return ok({
    wave,
    source: source.value,
    recipients: listRecipients(panel.db, { drawId, wave, kind, caseId }).flatMap(
      (invitationId) => orderOf(panel, source.value, invitationId) ?? [],
    ),
    made: batches
      .filter((batch) => batch.wave === wave && batch.kind === kind && batch.caseId === caseId)
      .filter(({ shreddedAt }) => shreddedAt === null)
      .map((batch) => [batch, listLettersOfBatch(panel.db, batch.batchId)] as const),
    madeIds: batches.map(({ batchId }) => batchId),
    dataVersion: dataVersionOf(panel.db),
  });
}

type Presses = ReadonlyMap<MunicipalityCode, LetterPress>;

function planWave(
  panel: OpenPanel,
  request: RenderRequest,
  state: WaveState,
  presses: Presses,
  look: Hash,
): Result<RenderPlan> {
  const kept: BatchRow[] = [];
  const covers: CoverJob[] = [];
  const jobs: RenderJob[] = [];
  for (const [batch, letters] of state.made) {
    const job = planAgain(panel, request, state.source, { batch, letters }, presses, look);
    if (!job.ok) return job;
    if (job.value === 'kept') kept.push(batch);
    else if (job.value === 'cover')
      covers.push(coverJobOf(batch, letters, pressOf(presses, batch.municipality)));
    else jobs.push(job.value);
  }
  const checks = [...presses].map(([code, press]) =>
    checkOrders(
      state.recipients.filter(({ municipality }) => municipality === code),
      press,
    ),
  );
  const series = { kind: request.kind, caseId: request.caseId, isReprint: false };
  const planned = planBatches(
    checks.flatMap(({ printable }) => printable),
    panel.settings.letters.batchSize,
    series,
    state.madeIds,
  );
  const profile = request.profile ?? panel.settings.letters.profile;
  for (const batch of planned) {
    jobs.push({
      drawId: state.source.drawId,
      batch,
      press: pressOf(presses, batch.municipality),
      profile,
      inputHash: hashInputs(look, profile, batch),
      replaces: batch.letters.map(() => null),
      recorded: undefined,
      isStillWanted: () => areStillWanted(panel, request, state, batch),
    });
  }
  return ok({
    request,
    waves: [state.wave],
    kept,
    covers,
    jobs,
    refused: checks.flatMap(({ refused }) => refused),
    failures: checks.flatMap(({ failures }) => failures),
  });
}

/** Whether nobody of a batch answered, was dropped, got another code, or got such a letter since it was planned. */
function areStillWanted(
  { db }: OpenPanel,
  { kind, caseId }: RenderRequest,
  { wave, source, dataVersion }: WaveState,
  { letters }: LetterBatch,
): boolean {
  // Only this command has written since: nothing else can have come in.
  if (dataVersionOf(db) === dataVersion) return true;
  const wanted = new Set(listRecipients(db, { drawId: source.drawId, wave, kind, caseId }));
  return letters.every(({ invitationId }) => wanted.has(invitationId));
}

/** A batch that was made before: nothing needs to be done about it, or only its cover sheet is to be made again. */
function planAgain(
  panel: OpenPanel,
  { profile: wantedProfile }: RenderRequest,
  source: LetterSource,
  { batch, letters }: { readonly batch: BatchRow; readonly letters: readonly LetterRow[] },
  presses: Presses,
  look: Hash,
): Result<RenderJob | 'kept' | 'cover'> {
  const isWhole = judgeBatchFiles(panel, batch) === 'whole';
  // The letters themselves, as long as nothing asks for other ones.
  const wholeLetters = isWhole ? 'kept' : judgePdf(panel, batch) === 'whole' ? 'cover' : undefined;
  // What is on paper is not made anew because a text changed.
  const isFixed = isOnPaper(batch);
  if (wholeLetters !== undefined && isFixed) return ok(wholeLetters);
  const orders = letters.map(({ invitationId, version }) => orderOf(panel, source, invitationId, version));
  const known = orders.filter((order) => order !== undefined);
  if (known.length < orders.length) {
    if (wholeLetters !== undefined) return ok(wholeLetters);
    const letterCount = orders.length - known.length;
    return refuse(failure('mailroom.batch-gone', { batch: batch.batchId, letterCount }));
  }
  const again: LetterBatch = { ...batch, letters: known };
  const profile = isFixed ? batch.profile : (wantedProfile ?? batch.profile);
  const inputHash = hashInputs(look, profile, again);
  if (wholeLetters !== undefined && inputHash === batch.inputHash) return ok(wholeLetters);
  return ok({
    drawId: source.drawId,
    batch: again,
    press: pressOf(presses, batch.municipality),
    profile,
    inputHash,
    replaces: letters.map(({ replaces }) => replaces),
    recorded: batch,
    isStillWanted: () => true,
  });
}

function pressOf(presses: Presses, code: MunicipalityCode): LetterPress {
  const press = presses.get(code);
  if (press === undefined) throw new Error(`municipality ${code} of a batch is not in the settings`);
  return press;
}
