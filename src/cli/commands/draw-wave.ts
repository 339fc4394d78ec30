/** `loting draw wave`: the next part of the order of the draw gets a letter; what was drawn before stays as it is. */
import type { AuditEvent } from '../../domain/audit-event.ts';
import { failure } from '../../domain/failure.ts';
import type { MunicipalityCode } from '../../domain/ids.ts';
import type { Result } from '../../domain/result.ts';
import { ok, refuse } from '../../domain/result.ts';
import { lastAnswerDayOf, letterDatesOf } from '../../domain/settings/letter-dates.ts';
import type { DrawOutcome } from '../../draw/draw-waves.ts';
import { drawWaves } from '../../draw/draw-waves.ts';
import type { OpenTarget } from '../../draw/open-targets.ts';
import { divideOverOpenTargets } from '../../draw/open-targets.ts';
import { appendAuditEvent } from '../../store/append-audit-event.ts';
import { discardStagedFiles, publishRecordedFiles } from '../../store/atomic-file.ts';
import { listWaves, markWaveUntold, readLatestDraw } from '../../store/tables/draw-table.ts';
import { saveChances } from '../../store/tables/chance-table.ts';
import { writeTransaction } from '../../store/transaction.ts';
import type { CommandModule } from '../command-spec.ts';
import { addYesOption, confirmEffects } from '../confirm.ts';
import type { CommandContext } from '../context.ts';
import { dutchDateOf } from '../judge-context.ts';
import { judgeRecorded } from '../judge-recorded.ts';
import { ALL_WAVES_FILE, drawnFileName } from '../drawn-file.ts';
import { drawnPerMunicipality } from '../drawn-per-municipality.ts';
import { findUntoldWave, finishWave, tellWave } from '../finish-wave.ts';
import type { NewWave } from '../new-wave.ts';
import { insertNewWave, prepareWave, stageDrawnLists } from '../new-wave.ts';
import type { OpenPanel } from '../open-panel.ts';
import { withPanel } from '../open-panel.ts';
import { addDirOption, addDryRunOption, addExample, addJsonOption, readSharedOptions } from '../options.ts';
import { printHeading, printJson, printLines, printTable } from '../print.ts';
import { printWave } from '../print-wave.ts';
import type { CommittedFrame } from '../read-frame.ts';
import { readCommittedFrame } from '../read-frame.ts';
import { readOpenTargets } from '../read-open-targets.ts';
import type { DrawInForce } from '../recorded-draw.ts';
import { readDrawInForce } from '../recorded-draw.ts';
import type { WantedLetters } from '../wanted-letters.ts';
import { readWantedLetters } from '../wanted-letters.ts';

interface WavePlan {
  readonly recorded: DrawInForce;
  readonly targets: readonly OpenTarget[];
  readonly outcome: DrawOutcome;
  readonly wave: NewWave;
}

export const configure: CommandModule['configure'] = (command, words) => {
  const said = words.draw.wave;
  addDirOption(command, words);
  addJsonOption(command, words);
  addDryRunOption(command, words);
  command.option('--letters <number>', said.lettersOption).option('--to-target', said.toTargetOption);
  addYesOption(command, words);
  addExample(
    command,
    words,
    'loting draw wave --to-target --dry-run',
    'loting draw wave --letters GM0344=500,GM0637=200',
  );
  return (context, options) => {
    const { dir, dryRun, json } = readSharedOptions(context, options);
    const wanted = readWantedLetters(options);
    if (!wanted.ok) return Promise.resolve(wanted);
    return withPanel(dir, async (panel) => {
      const committed = readCommittedFrame(panel);
      if (!committed.ok) return committed;
      const untold = dryRun ? ok(undefined) : findUntoldWave(panel);
      if (!untold.ok) return untold;
      if (untold.value !== undefined) {
        const finished = finishWave(context, panel, committed.value, json);
        return finished.ok ? ok(0) : finished;
      }
      const plan = planWave(panel, committed.value, wanted.value, dutchDateOf(context.now()));
      if (!plan.ok) return plan;
      const { wave: number, drawn } = plan.value.wave;
      const { wave } = words.confirm.effects;
      const effects = dryRun ? [] : [wave(number, drawn.length, drawnPerMunicipality(drawn))];
      const agreed = await confirmEffects(context, options['yes'] === true, effects);
      if (!agreed.ok) return agreed;
      const applied = dryRun ? ok(undefined) : applyWave(context, panel, plan.value);
      if (!applied.ok) return applied;
      if (json) printJson(context, describeWave(plan.value, dryRun));
      else printPlannedWave(context, panel, plan.value, dryRun);
      // Were this not to be recorded, the next call would only tell of this wave again.
      if (!dryRun) tellWave(panel, plan.value.recorded.draw.drawId, plan.value.wave.wave);
      return ok(0);
    });
  };
};

function planWave(
  panel: OpenPanel,
  committed: CommittedFrame,
  wanted: WantedLetters,
  today: string,
): Result<WavePlan> {
  const recorded = readDrawInForce(panel);
  if (!recorded.ok) return recorded;
  const { draw, waves } = recorded.value;
  const targets = readOpenTargets(panel, committed.frame, waves, today);
  if (!targets.ok) return targets;
  const letterCounts = lettersOf(panel, wanted, targets.value);
  if (!letterCounts.ok) return letterCounts;
  const wave = waves.length + 1;
  const allWaves = [...waves, { wave, letterCounts: letterCounts.value }];
  const redrawn = drawWaves(committed.frame, draw.effectiveSeed, allWaves, panel.settings);
  if (!redrawn.ok) return redrawn;
  // Chances are written over what is recorded: that must be what the seed gives.
  const judged = judgeRecorded(panel, recorded.value, redrawn.value);
  if (!judged.ok) return judged;
  const outcome = redrawn.value;
  const prepared = prepareWave(panel, committed, outcome);
  if (!prepared.ok) return prepared;
  if (prepared.value.drawn.length === 0) return refuse(failure('draw.wave-without-candidates', { wave }));
  return ok({ recorded: recorded.value, targets: targets.value, outcome, wave: prepared.value });
}

function lettersOf(
  { settings }: OpenPanel,
  wanted: WantedLetters,
  targets: readonly OpenTarget[],
): Result<ReadonlyMap<MunicipalityCode, number>> {
  if (wanted.kind === 'named') {
    const known = new Set(settings.municipalities.map(({ code }) => code));
    const stranger = [...wanted.letterCounts.keys()].find((code) => !known.has(code));
    if (stranger === undefined) return ok(wanted.letterCounts);
    const problem = { code: 'municipality-unknown', municipality: stranger } as const;
    return refuse(failure('command.wrong-option', { option: '--letters', problem }));
  }
  const letterCounts =
    wanted.kind === 'total'
      ? divideOverOpenTargets(wanted.letterCount, targets)
      : new Map(
          targets
            .filter(({ neededLetterCount }) => neededLetterCount > 0)
            .map(({ municipality, neededLetterCount }) => [municipality, neededLetterCount]),
        );
  return letterCounts.size === 0 ? refuse(failure('draw.targets-reached', {})) : ok(letterCounts);
}

function applyWave(context: CommandContext, panel: OpenPanel, plan: WavePlan): Result<void> {
  const { recorded, outcome, wave } = plan;
  const { drawId } = recorded.draw;
  const staged = stageDrawnLists(panel, new Map([[wave.wave, wave.drawn]]), outcome.drawn);
  if (!staged.ok) return staged;
  const at = context.now().toISOString();
  const written = writeTransaction(panel.db, () => {
    // Asked again under the lock: two waves at once must not both be made.
    const waveCount = listWaves(panel.db).filter((row) => row.drawId === drawId).length;
    if (readLatestDraw(panel.db)?.drawId !== drawId || waveCount !== recorded.waves.length) {
      return refuse(failure('command.draw-changed', {}));
    }
    saveChances(panel.db, drawId, outcome.drawn);
    insertNewWave(panel, drawId, wave, at);
    markWaveUntold(panel.db, drawId, wave.wave);
    appendAuditEvent(panel.db, waveEventOf(plan), at);
    return ok(undefined);
  });
  if (!written.ok) {
    discardStagedFiles(staged.value);
    return written;
  }
  return publishRecordedFiles(staged.value);
}

function waveEventOf({ recorded, wave }: WavePlan): AuditEvent {
  return {
    type: 'draw.wave',
    data: {
      effectiveSeed: recorded.draw.effectiveSeed,
      wave: wave.wave,
      letters: Object.fromEntries(wave.letterCounts),
      short: wave.shortCount,
      drawnHash: wave.drawnHash,
    },
  };
}

function describeWave({ recorded, outcome, wave, targets }: WavePlan, isDryRun: boolean) {
  return {
    written: !isDryRun,
    wave: wave.wave,
    effectiveSeed: recorded.draw.effectiveSeed,
    letters: Object.fromEntries(wave.letterCounts),
    drawn: wave.drawn.length,
    drawnHash: wave.drawnHash,
    targets,
    seats: outcome.seats.filter((seats) => seats.wave === wave.wave),
    shortages: outcome.shortages.filter((shortage) => shortage.wave === wave.wave),
  };
}

function printPlannedWave(
  context: CommandContext,
  { settings }: OpenPanel,
  { recorded, targets, outcome, wave }: WavePlan,
  isDryRun: boolean,
): void {
  const { common, draw } = context.words;
  const said = draw.wave;
  printHeading(context, said.heading);
  const sum = (pick: (target: OpenTarget) => number): number =>
    targets.reduce((total, target) => total + pick(target), 0);
  const lettersFor = ({ municipality }: OpenTarget): number => wave.letterCounts.get(municipality) ?? 0;
  printTable(
    context,
    [
      { title: said.municipality },
      { title: said.target, align: 'right' },
      { title: said.signedUp, align: 'right' },
      { title: said.stillExpected, align: 'right' },
      { title: said.open, align: 'right' },
      { title: said.letters, align: 'right' },
    ],
    targets.map((target) => [
      target.municipality,
      target.targetMembers,
      target.signUpCount,
      said.expectedCount(target.stillExpectedCount),
      target.openCount,
      lettersFor(target),
    ]),
    [
      common.total,
      sum(({ targetMembers }) => targetMembers),
      sum(({ signUpCount }) => signUpCount),
      said.expectedCount(sum(({ stillExpectedCount }) => stillExpectedCount)),
      sum(({ openCount }) => openCount),
      sum(lettersFor),
    ],
  );
  const tooFew = targets.filter(({ isEnough }) => !isEnough).map(({ municipality }) => municipality);
  if (tooFew.length > 0) {
    printLines(context, said.tooFewAddresses(tooFew));
  }
  const lastDay =
    recorded.waves
      .map((earlier) => lastAnswerDayOf(settings, earlier.wave))
      .sort()
      .at(-1) ?? '';
  if (dutchDateOf(context.now()) <= lastDay) {
    printLines(context, said.canStillAnswer(lastDay));
  }
  if (!letterDatesOf(settings, 'invitation', wave.wave).ok) {
    printLines(context, said.noDates(wave.wave));
  }
  printWave(context, outcome, wave.wave, recorded.draw.commitment);
  printLines(
    context,
    ...(isDryRun
      ? [common.notWritten]
      : said.listsAndNext(wave.wave, `audit/${drawnFileName(wave.wave)}`, `audit/${ALL_WAVES_FILE}`)),
  );
}
