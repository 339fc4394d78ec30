/** `loting draw run`: the commitment meets the public randomness, and the first wave is drawn. */
import path from 'node:path';
import { failure } from '../../domain/failure.ts';
import type { DrawnResident } from '../../domain/drawn-resident.ts';
import type { ResidentId } from '../../domain/ids.ts';
import type { Addressee } from '../../domain/resident.ts';
import type { Result } from '../../domain/result.ts';
import { ok, refuse } from '../../domain/result.ts';
import type { DrawOutcome } from '../../draw/draw-waves.ts';
import { drawnHashOf, drawnListCsv } from '../../draw/drawn-list.ts';
import { planFirstWave } from '../../draw/plan-draw.ts';
import { runDraw } from '../../draw/run-draw.ts';
import { codeLookupOf, loginCodeOf } from '../../letters/login-code.ts';
import { appendAuditEvent } from '../../store/append-audit-event.ts';
import { discardStagedFiles, publishStagedFiles, stageFile } from '../../store/atomic-file.ts';
import { insertDraw, insertWave, listDraws } from '../../store/tables/draw-table.ts';
import { insertDrawnResidents, saveAddressees } from '../../store/tables/drawn-resident-table.ts';
import type { NewInvitation } from '../../store/tables/invitation-table.ts';
import { insertInvitations } from '../../store/tables/invitation-table.ts';
import { writeTransaction } from '../../store/transaction.ts';
import type { CommandModule } from '../command-spec.ts';
import type { CommandContext } from '../context.ts';
import { drawnFileName } from '../drawn-file.ts';
import { numberInvitations } from '../number-invitations.ts';
import type { OpenPanel } from '../open-panel.ts';
import { withPanel } from '../open-panel.ts';
import { addDirOption, addDryRunOption, addExample, addJsonOption, readSharedOptions } from '../options.ts';
import { formatCount, printHeading, printJson, printLines, printTable } from '../print.ts';
import { readAddresseesFromRegisters } from '../read-addressees.ts';
import type { CommittedFrame } from '../read-frame.ts';
import { readCommittedFrame } from '../read-frame.ts';

interface FirstWavePlan {
  readonly committed: CommittedFrame;
  readonly outcome: DrawOutcome;
  readonly randomness: string;
  readonly addressees: ReadonlyMap<ResidentId, Addressee>;
  readonly invitations: readonly NewInvitation[];
}

export const configure: CommandModule['configure'] = (command) => {
  addDirOption(command);
  addJsonOption(command);
  addDryRunOption(command);
  command.requiredOption(
    '--randomness <text>',
    'public randomness that nobody could know when the commitment was published: dice thrown in public, a drand round',
  );
  addExample(command, 'loting draw run --randomness "dice of 4 January 2027: 3 1 6 6 2 5 4 4"');
  return (context, options) => {
    const { dir, dryRun, json } = readSharedOptions(context, options);
    const randomness = String(options['randomness']);
    return withPanel(dir, (panel) => {
      const plan = planRun(panel, randomness);
      if (!plan.ok) return plan;
      const applied = dryRun ? ok(undefined) : applyRun(context, panel, plan.value);
      if (!applied.ok) return applied;
      if (json) printJson(context, describeRun(plan.value, dryRun));
      else printRun(context, plan.value, dryRun);
      return ok(0);
    });
  };
};

function planRun(panel: OpenPanel, randomness: string): Result<FirstWavePlan> {
  if (listDraws(panel.db).length > 0) return refuse(failure('command.already-drawn', {}));
  const committed = readCommittedFrame(panel);
  if (!committed.ok) return committed;
  const { commitment } = committed.value.row;
  const outcome = runDraw(committed.value.frame, panel.settings, { commitment, randomness });
  if (!outcome.ok) return outcome;
  const addressees = readAddresseesFromRegisters(panel, committed.value, outcome.value.drawn);
  if (!addressees.ok) return addressees;
  return ok({
    committed: committed.value,
    outcome: outcome.value,
    randomness,
    addressees: addressees.value,
    invitations: makeInvitations(panel, outcome.value.drawn, 1),
  });
}

/** One invitation for each drawn resident of a wave. */
function makeInvitations(
  { key, settings }: OpenPanel,
  drawn: readonly DrawnResident[],
  wave: number,
): readonly NewInvitation[] {
  return [...numberInvitations(drawn, wave)].map(([invitationId, residentId]) => {
    const panelId = settings.panel.id;
    const version = 1;
    const code = loginCodeOf(key, { panelId, invitationId, version });
    return { invitationId, residentId, wave, version, codeLookup: codeLookupOf(key, panelId, code) };
  });
}

function applyRun(context: CommandContext, panel: OpenPanel, plan: FirstWavePlan): Result<void> {
  const { outcome, randomness, committed } = plan;
  const { commitment } = committed.row;
  const at = context.now().toISOString();
  const { letterCounts } = planFirstWave(panel.settings);
  const shortCount = shortCountOf(outcome);
  const drawnHash = drawnHashOf(outcome.drawn);
  const staged = stageFile(path.join(panel.folder.audit, drawnFileName(1)), drawnListCsv(outcome.drawn));
  if (!staged.ok) return staged;
  const recorded = writeTransaction(panel.db, () => {
    // Asked again under the lock: two draws at once must not both be made.
    if (listDraws(panel.db).length > 0) return refuse(failure('command.already-drawn', {}));
    const { effectiveSeed } = outcome;
    const drawId = insertDraw(panel.db, { commitment, randomness, effectiveSeed, drawnAt: at });
    insertWave(panel.db, { drawId, wave: 1, shortCount, drawnHash, drawnAt: at }, letterCounts);
    insertDrawnResidents(panel.db, drawId, outcome.drawn);
    saveAddressees(panel.db, panel.sealKeys, plan.addressees);
    insertInvitations(panel.db, plan.invitations);
    appendAuditEvent(
      panel.db,
      {
        type: 'draw.run',
        data: {
          commitment,
          randomness,
          effectiveSeed,
          wave: 1,
          letters: Object.fromEntries(letterCounts),
          short: shortCount,
          drawnHash,
        },
      },
      at,
    );
    return ok(undefined);
  });
  if (!recorded.ok) {
    discardStagedFiles([staged.value]);
    return recorded;
  }
  return publishStagedFiles([staged.value]);
}

function shortCountOf({ shortages }: DrawOutcome): number {
  return shortages.reduce((sum, { wantedCount, candidateCount }) => sum + wantedCount - candidateCount, 0);
}

function describeRun({ outcome, committed }: FirstWavePlan, isDryRun: boolean) {
  return {
    written: !isDryRun,
    commitment: committed.row.commitment,
    effectiveSeed: outcome.effectiveSeed,
    drawn: outcome.drawn.length,
    drawnHash: drawnHashOf(outcome.drawn),
    seats: outcome.seats,
    shortages: outcome.shortages,
  };
}

function printRun(context: CommandContext, { outcome, committed }: FirstWavePlan, isDryRun: boolean): void {
  const municipalities = [...new Set(outcome.drawn.map(({ municipality }) => municipality))];
  printHeading(context, 'Wave 1');
  printTable(
    context,
    [
      { title: 'Municipality' },
      { title: 'Drawn', align: 'right' },
      { title: 'Smallest chance', align: 'right' },
      { title: 'Average chance', align: 'right' },
      { title: 'Largest chance', align: 'right' },
    ],
    municipalities.map((municipality) => {
      const drawn = outcome.drawn.filter((resident) => resident.municipality === municipality);
      return [municipality, drawn.length, ...chancesOf(drawn)];
    }),
    ['Total', outcome.drawn.length, ...chancesOf(outcome.drawn)],
  );
  printLines(
    context,
    'A chance is the probability that this resident got a letter. It is smaller for those who share an address,',
    'since an address gets at most one letter; the design weight in audit/ makes up for it.',
    '',
    `Commitment:     ${committed.row.commitment}`,
    `Effective seed: ${outcome.effectiveSeed}`,
  );
  if (outcome.shortages.length > 0) printShortages(context, outcome);
  printLines(
    context,
    isDryRun
      ? 'Nothing was written (--dry-run).'
      : `The list of drawn residents, by opaque id, is in audit/${drawnFileName(1)}.`,
  );
}

function chancesOf(drawn: readonly DrawnResident[]): string[] {
  const chances = drawn.map(({ inclusionProbability }) => inclusionProbability);
  const smallest = chances.reduce((least, chance) => Math.min(least, chance), 1);
  const largest = chances.reduce((most, chance) => Math.max(most, chance), 0);
  const average = chances.reduce((sum, chance) => sum + chance, 0) / Math.max(1, chances.length);
  return [smallest, average, largest].map((chance) => chance.toFixed(4));
}

function printShortages(context: CommandContext, outcome: DrawOutcome): void {
  printHeading(context, 'Strata with fewer candidates than seats (their letters are not given to others)');
  printTable(
    context,
    [{ title: 'Stratum' }, { title: 'Seats', align: 'right' }, { title: 'Candidates', align: 'right' }],
    outcome.shortages.map(({ stratum, wantedCount, candidateCount }) => [
      stratum,
      wantedCount,
      candidateCount,
    ]),
    ['Letters fewer', formatCount(shortCountOf(outcome)), ''],
  );
}
