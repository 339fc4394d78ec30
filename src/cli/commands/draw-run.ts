/** `loting draw run`: the commitment meets the public randomness, and the first wave is drawn. */
import type { AuditEvent } from '../../domain/audit-event.ts';
import { failure } from '../../domain/failure.ts';
import type { Result } from '../../domain/result.ts';
import { ok, refuse } from '../../domain/result.ts';
import { QUICKNET } from '../../draw/drand.ts';
import type { DrawOutcome } from '../../draw/draw-waves.ts';
import { weighDraw } from '../../draw/draw-waves.ts';
import { effectiveSeedOf } from '../../draw/randomness.ts';
import { orderFirstWave } from '../../draw/run-draw.ts';
import { appendAuditEvent } from '../../store/append-audit-event.ts';
import { discardStagedFiles, publishRecordedFiles } from '../../store/atomic-file.ts';
import { readAnnouncement } from '../../store/tables/announcement-table.ts';
import { listBatches } from '../../store/tables/batch-table.ts';
import type { DrawRow } from '../../store/tables/draw-table.ts';
import { insertDraw, listDraws, readLatestDraw } from '../../store/tables/draw-table.ts';
import { removeDrawnResidents } from '../../store/tables/drawn-resident-table.ts';
import { writeTransaction } from '../../store/transaction.ts';
import type { CommandModule, ExitCode } from '../command-spec.ts';
import { addYesOption, confirmEffects } from '../confirm.ts';
import type { CommandContext } from '../context.ts';
import { listDrawRemarks } from '../draw-remarks.ts';
import type { AskedExceptions, DrawSource, GrantedExceptions } from '../draw-source.ts';
import { judgeExceptions, readAskedExceptions, readDrawSource } from '../draw-source.ts';
import { drawnFileName } from '../drawn-file.ts';
import { drawnPerMunicipality } from '../drawn-per-municipality.ts';
import type { NewWave } from '../new-wave.ts';
import { awaitWave, insertNewWave, removeReplacedLists, stageDrawnLists } from '../new-wave.ts';
import type { OpenPanel } from '../open-panel.ts';
import { withPanel } from '../open-panel.ts';
import { addDirOption, addDryRunOption, addExample, addJsonOption, readSharedOptions } from '../options.ts';
import { printHeading, printJson, printLines } from '../print.ts';
import { printWave } from '../print-wave.ts';
import { addresseeTaskOf } from '../read-addressees.ts';
import type { CommittedFrame } from '../read-frame.ts';
import { readCommittedFrame } from '../read-frame.ts';
import { listRegisterFiles } from '../register-files.ts';
import { rewriteDrawnLists } from '../rewrite-drawn-lists.ts';
import { letSignalsIn } from '../stop-cleanly.ts';
import type { AddresseeFetcher } from '../workers/addressee-fetcher.ts';
import { startFetcher } from '../workers/addressee-fetcher.ts';

interface RunPlan {
  readonly committed: CommittedFrame;
  readonly source: DrawSource;
  readonly outcome: DrawOutcome;
  readonly wave: NewWave;
  /** In words, beside randomness in words; `undefined` when nothing was announced, or a round of drand. */
  readonly announced: string | undefined;
  readonly granted: GrantedExceptions;
  /** The draw that this one takes the place of. */
  readonly replaced: DrawRow | undefined;
}

export const configure: CommandModule['configure'] = (command, words) => {
  const said = words.draw.run;
  addDirOption(command, words);
  addJsonOption(command, words);
  addDryRunOption(command, words);
  command
    .option('--randomness <text>', said.randomnessOption)
    .option('--drand-round <number>', said.drandRoundOption)
    .option('--drand-signature <hex>', said.drandSignatureOption)
    .option('--without-commitment', said.withoutCommitmentOption)
    .option('--another-source', said.anotherSourceOption)
    .option('--again', said.againOption)
    .option('--reason <text>', said.reasonOption);
  addYesOption(command, words);
  addExample(
    command,
    words,
    'loting draw run --randomness "3 1 6 6 2 5 4 4 1 2 6 3"',
    'loting draw run --drand-round 35480100 --drand-signature b713...',
  );
  return async (context, options) => {
    const { dir, dryRun, json } = readSharedOptions(context, options);
    const source = await readDrawSource(options);
    if (!source.ok) return source;
    return withFetcher(dir, async (panel, fetcher) => {
      const committed = readCommittedFrame(panel);
      if (!committed.ok) return committed;
      if (isDrawInForce(panel, committed.value, source.value)) {
        return repeatRun(context, panel, committed.value, { dryRun, json });
      }
      const asked = readAskedExceptions(options);
      const plan = await planRun(panel, committed.value, source.value, asked, fetcher);
      if (!plan.ok) return plan;
      const effects = dryRun ? [] : effectsOf(context, plan.value);
      const agreed = await confirmEffects(context, options['yes'] === true, effects);
      if (!agreed.ok) return agreed;
      const applied = dryRun ? ok(undefined) : applyRun(context, panel, plan.value);
      if (!applied.ok) return applied;
      if (json) printJson(context, describeRun(plan.value, dryRun));
      else printRun(context, panel, plan.value, dryRun);
      return ok(0);
    });
  };
};

/** Opens the panel, with somebody who fetches the addressees. */
function withFetcher<T>(
  dir: string,
  work: (panel: OpenPanel, fetcher: AddresseeFetcher) => Promise<Result<T>>,
): Promise<Result<T>> {
  return withPanel(dir, async (panel) => {
    const { settings, folder } = panel;
    const fetcher = startFetcher(listRegisterFiles(settings, folder.root), settings.register);
    try {
      return await work(panel, fetcher);
    } finally {
      fetcher.dismiss();
    }
  });
}

/** The same draw, given again: there is nothing to record, but a list may have been lost. */
function isDrawInForce({ db }: OpenPanel, { row }: CommittedFrame, { randomness }: DrawSource): boolean {
  return readLatestDraw(db)?.effectiveSeed === effectiveSeedOf(row.commitment, randomness);
}

function repeatRun(
  context: CommandContext,
  panel: OpenPanel,
  committed: CommittedFrame,
  { dryRun, json }: { readonly dryRun: boolean; readonly json: boolean },
): Result<ExitCode> {
  const rewritten = dryRun ? ok(undefined) : rewriteDrawnLists(panel, committed);
  if (!rewritten.ok) return rewritten;
  if (json) printJson(context, { written: false, commitment: committed.row.commitment });
  else {
    const { common, draw } = context.words;
    const said = draw.run;
    printLines(context, said.unchanged, dryRun ? common.notWritten : said.rewritten);
  }
  return ok(0);
}

async function planRun(
  panel: OpenPanel,
  committed: CommittedFrame,
  source: DrawSource,
  asked: AskedExceptions,
  fetcher: AddresseeFetcher,
): Promise<Result<RunPlan>> {
  const { commitment } = committed.row;
  const replaced = readLatestDraw(panel.db);
  const allowed = judgeReplacing(panel, replaced);
  if (!allowed.ok) return allowed;
  await letSignalsIn();
  const { randomness, beacon } = source;
  const seed = effectiveSeedOf(commitment, randomness);
  if (listDraws(panel.db).some(({ effectiveSeed }) => effectiveSeed === seed)) {
    return refuse(failure('command.same-draw', {}));
  }
  const announced = readAnnouncement(panel.db, commitment)?.announced;
  const granted = judgeExceptions({ announced, replacesDraw: replaced !== undefined }, beacon, asked);
  if (!granted.ok) return granted;
  const ordered = orderFirstWave(committed.frame, panel.settings, { commitment, randomness });
  if (!ordered.ok) return ordered;
  const residents = ordered.value.fillings.flatMap((filling) => [...filling.residents]);
  const task = addresseeTaskOf(panel, committed, residents);
  if (!task.ok) return task;
  // Meanwhile the probabilities are computed, which takes about as long.
  const fetching = fetcher.fetch({ ...task.value, sealKeys: panel.sealKeys });
  const outcome = weighDraw(ordered.value);
  const wave = await awaitWave(panel, outcome, fetching);
  if (!wave.ok) return wave;
  return ok({
    committed,
    source,
    outcome,
    wave: wave.value,
    announced: announced?.kind === 'text' ? announced.text : undefined,
    granted: granted.value,
    replaced,
  });
}

/** A letter that may be on its way cannot be taken back: from then on the draw stands. */
function judgeReplacing({ db }: OpenPanel, replaced: DrawRow | undefined): Result<void> {
  const hasLetters = listBatches(db).some(({ drawId }) => drawId === replaced?.drawId);
  return hasLetters ? refuse(failure('command.letters-made', {})) : ok(undefined);
}

function effectsOf(
  { words }: CommandContext,
  { wave, source, announced, granted, replaced }: RunPlan,
): readonly string[] {
  const { draw, drawRandomness, drawAgain, drawExcept } = words.confirm.effects;
  return [
    draw(wave.drawn.length, drawnPerMunicipality(wave.drawn)),
    ...(source.beacon === undefined ? [drawRandomness(announced, source.randomness)] : []),
    ...(replaced === undefined ? [] : [drawAgain]),
    ...(granted.exceptions.some((exception) => exception !== 'again') ? [drawExcept] : []),
  ];
}

function applyRun(context: CommandContext, panel: OpenPanel, plan: RunPlan): Result<void> {
  const { outcome, wave, replaced } = plan;
  const staged = stageDrawnLists(panel, new Map([[1, wave.drawn]]), outcome.drawn);
  if (!staged.ok) return staged;
  const at = context.now().toISOString();
  const recorded = writeTransaction(panel.db, () => {
    // Asked again under the lock: two draws at once must not both be made.
    if (readLatestDraw(panel.db)?.drawId !== replaced?.drawId) {
      return refuse(failure('command.draw-changed', {}));
    }
    const allowed = judgeReplacing(panel, replaced);
    if (!allowed.ok) return allowed;
    if (replaced !== undefined) removeDrawnResidents(panel.db, replaced.drawId);
    const drawId = insertDraw(panel.db, { ...drawRowOf(plan), drawnAt: at });
    insertNewWave(panel, drawId, wave, at);
    appendAuditEvent(panel.db, runEventOf(plan), at);
    return ok(undefined);
  });
  if (!recorded.ok) {
    discardStagedFiles(staged.value);
    return recorded;
  }
  const published = publishRecordedFiles(staged.value);
  return published.ok ? removeReplacedLists(panel) : published;
}

function drawRowOf({ committed, source, outcome, granted, replaced }: RunPlan) {
  return {
    commitment: committed.row.commitment,
    randomness: source.randomness,
    drandRound: source.beacon?.round ?? null,
    drandSignature: source.beacon?.signature ?? null,
    effectiveSeed: outcome.effectiveSeed,
    isWithoutCommitment: granted.exceptions.includes('without-commitment'),
    isAnotherSource: granted.exceptions.includes('another-source'),
    replaces: replaced?.drawId ?? null,
    reason: granted.reason,
  };
}

function runEventOf({ committed, source, outcome, wave, granted, replaced }: RunPlan): AuditEvent {
  const { randomness, beacon } = source;
  return {
    type: 'draw.run',
    data: {
      commitment: committed.row.commitment,
      randomness,
      drand: beacon === undefined ? null : { chainHash: QUICKNET.chainHash, ...beacon },
      effectiveSeed: outcome.effectiveSeed,
      wave: 1,
      letters: Object.fromEntries(wave.letterCounts),
      short: wave.shortCount,
      drawnHash: wave.drawnHash,
      exceptions: [...granted.exceptions],
      reason: granted.reason,
      replaces: replaced?.effectiveSeed ?? null,
    },
  };
}

function describeRun({ outcome, committed, wave, source, granted, replaced }: RunPlan, isDryRun: boolean) {
  return {
    written: !isDryRun,
    commitment: committed.row.commitment,
    drandRound: source.beacon?.round ?? null,
    randomness: source.randomness,
    effectiveSeed: outcome.effectiveSeed,
    exceptions: granted.exceptions,
    reason: granted.reason,
    replaces: replaced?.effectiveSeed ?? null,
    drawn: wave.drawn.length,
    drawnHash: wave.drawnHash,
    seats: outcome.seats,
    shortages: outcome.shortages,
  };
}

function printRun(context: CommandContext, panel: OpenPanel, plan: RunPlan, isDryRun: boolean): void {
  const { outcome, committed, source, announced } = plan;
  const { common, draw } = context.words;
  const said = draw.run;
  printWave(context, outcome, 1, committed.row.commitment);
  if (source.beacon !== undefined) printLines(context, said.signatureIsRight(source.beacon.round));
  else if (announced !== undefined) {
    // One below the other: whoever reads it sees whether the throw was written as was agreed.
    printLines(context, '', ...said.randomness(announced, source.randomness));
  }
  const remarks = isDryRun ? [] : listDrawRemarks(panel.db, context.words);
  if (remarks.length > 0) {
    printHeading(context, said.remarksHeading);
    printLines(context, ...remarks.map((remark) => `! ${remark}`));
  }
  printLines(context, isDryRun ? common.notWritten : said.list(`audit/${drawnFileName(1)}`));
}
