/** `loting panel admit`: who signed up becomes a member while there is room; with more than that, a lottery within quotas decides. */
import { hashNumbered } from '../../assignment/admission/admission-input.ts';
import type { AdmissionInput } from '../../assignment/admission/admission-input.ts';
import type { AdmissionPlan } from '../../assignment/admission/plan-admission.ts';
import { planAdmission } from '../../assignment/admission/plan-admission.ts';
import { admissionSettingsOf } from '../../assignment/admission/admission-settings.ts';
import { situationBefore } from '../../assignment/admission/situation.ts';
import { admissionInputHash } from '../../assignment/admission/admission-input.ts';
import { lastAnswerDayOf } from '../../domain/settings/letter-dates.ts';
import { failure } from '../../domain/failure.ts';
import type { Result } from '../../domain/result.ts';
import { ok, refuse } from '../../domain/result.ts';
import { checkRandomness } from '../../draw/randomness.ts';
import { appendAuditEvent } from '../../store/append-audit-event.ts';
import type { AdmittedResidents } from '../../store/tables/admission-table.ts';
import {
  insertAdmission,
  listAdmissions,
  listMemberRows,
  listReserves,
} from '../../store/tables/admission-table.ts';
import { listMovesOfSignedUp } from '../../store/tables/move-table.ts';
import { listInvitations } from '../../store/tables/invitation-table.ts';
import { readTransaction, writeTransaction } from '../../store/transaction.ts';
import type { CommandModule } from '../command-spec.ts';
import { addYesOption, confirmEffects } from '../confirm.ts';
import type { CommandContext } from '../context.ts';
import { dutchDateOf } from '../judge-context.ts';
import type { OpenPanel } from '../open-panel.ts';
import { withPanel } from '../open-panel.ts';
import { addDirOption, addDryRunOption, addExample, addJsonOption, readSharedOptions } from '../options.ts';
import { printJson } from '../print.ts';
import { printAdmission } from '../print-admission.ts';
import { readAdmissionInput } from '../read-admission-input.ts';
import type { CommittedFrame } from '../read-frame.ts';
import { readCommittedFrame } from '../read-frame.ts';

/** An admission that was planned, with the numbers that it gives. */
export interface NumberedAdmission {
  readonly admissionId: number;
  readonly admitsLate: boolean;
  readonly input: AdmissionInput;
  readonly plan: AdmissionPlan;
  readonly numbered: AdmittedResidents;
  /** The last day to answer, when it is not over yet. */
  readonly openUntil: string | undefined;
  /** Who signed up too late, and waits for an admission that takes them. */
  readonly waitingLateCount: number;
}

export const configure: CommandModule['configure'] = (command, words) => {
  addDirOption(command, words);
  addJsonOption(command, words);
  addDryRunOption(command, words);
  const { admit } = words.panel;
  command.option('--randomness <text>', admit.randomnessOption).option('--admit-late', admit.lateOption);
  addYesOption(command, words);
  addExample(
    command,
    words,
    'loting panel admit',
    'loting panel admit --randomness "dice of 12 February 2027: 3 3 6 1 5 2 4 2"',
  );
  return (context, options) => {
    const { dir, dryRun, json } = readSharedOptions(context, options);
    const given = options['randomness'];
    const randomness = typeof given === 'string' ? checkRandomness(given) : ok(undefined);
    if (!randomness.ok) return Promise.resolve(randomness);
    const admitsLate = options['admitLate'] === true;
    return withPanel(dir, async (panel) => {
      const today = dutchDateOf(context.now());
      const planned = await planNext(panel, randomness.value, admitsLate, today);
      if (!planned.ok) return planned;
      const agreed = dryRun
        ? ok(false)
        : await confirmEffects(context, options['yes'] === true, effectsOf(context, planned.value));
      if (!agreed.ok) return agreed;
      const applied = dryRun ? ok(undefined) : applyAdmission(context, panel, planned.value);
      if (!applied.ok) return applied;
      const { minimum } = panel.settings.panel.members;
      if (json) printJson(context, describeAdmission(planned.value, dryRun));
      else printAdmission(context, planned.value, minimum, dryRun);
      return ok(0);
    });
  };
};

async function planNext(
  panel: OpenPanel,
  randomness: string | undefined,
  admitsLate: boolean,
  today: string,
): Promise<Result<NumberedAdmission>> {
  const read = readTransaction(panel.db, () => {
    const committed = readCommittedFrame(panel);
    return committed.ok ? readNext(panel, committed.value, admitsLate) : committed;
  });
  if (!read.ok) return read;
  const { input, admissionId } = read.value;
  if (input.newcomers.length === 0 && (input.reserves.length === 0 || isFull(input))) {
    return refuse(failure('admission.nobody', {}));
  }
  const plan = await planAdmission(input, randomness);
  if (!plan.ok) return plan;
  const numbered = readTransaction(panel.db, () =>
    ok({
      numbered: numberAdmitted(panel, plan.value),
      openUntil: findOpenDay(panel, today),
      waitingLateCount: admitsLate ? 0 : countWaitingLate(panel, admissionId),
    }),
  );
  if (!numbered.ok) return numbered;
  return ok({ admissionId, admitsLate, input, plan: plan.value, ...numbered.value });
}

/** Who signed up after the last day, and would take part in an admission with `--admit-late`. */
function countWaitingLate({ db }: OpenPanel, admissionId: number): number {
  const history = { moves: listMovesOfSignedUp(db), members: listMemberRows(db), reserves: listReserves(db) };
  const countNewcomers = (admitsLate: boolean): number =>
    situationBefore(history, { admissionId, eventSequence: undefined, admitsLate }).newcomers.length;
  return countNewcomers(true) - countNewcomers(false);
}

/** The last day on which somebody who got a letter can still answer in time; `undefined` when that is over. */
function findOpenDay({ db, settings }: OpenPanel, today: string): string | undefined {
  const waves = new Set(listInvitations(db).map(({ wave }) => wave));
  const last = [...waves]
    .map((wave) => lastAnswerDayOf(settings, wave))
    .sort()
    .at(-1);
  return last !== undefined && today <= last ? last : undefined;
}

function isFull({ members, maximumMembers }: AdmissionInput): boolean {
  return members.length >= maximumMembers;
}

function readNext(panel: OpenPanel, { frame }: CommittedFrame, admitsLate: boolean) {
  const admissionId = listAdmissions(panel.db).length + 1;
  const moment = { admissionId, eventSequence: undefined, admitsLate };
  const input = readAdmissionInput(panel, frame, moment, admissionSettingsOf(panel.settings));
  return input.ok ? ok({ admissionId, input: input.value }) : input;
}

/** Numbers go on where the last admission stopped. */
function numberAdmitted({ db }: OpenPanel, { admitted, reserves }: AdmissionPlan): AdmittedResidents {
  const firstNumber = (listMemberRows(db).at(-1)?.memberNumber ?? 0) + 1;
  const firstPlace = (listReserves(db).at(-1)?.place ?? 0) + 1;
  return {
    members: admitted.map((residentId, index) => ({ memberNumber: firstNumber + index, residentId })),
    reserves: reserves.map((residentId, index) => ({ place: firstPlace + index, residentId })),
  };
}

function effectsOf({ words }: CommandContext, { input, plan, numbered, openUntil }: NumberedAdmission) {
  const { admit, admitByLot, admitEarly } = words.confirm.effects;
  const candidateCount = input.reserves.length + input.newcomers.length;
  return [
    ...(openUntil === undefined ? [] : [admitEarly(openUntil)]),
    admit(numbered.members.length, numbered.reserves.length, candidateCount),
    ...(plan.lottery === undefined ? [] : [admitByLot]),
  ];
}

function applyAdmission(
  context: CommandContext,
  panel: OpenPanel,
  { admissionId, admitsLate, input, plan, numbered }: NumberedAdmission,
): Result<void> {
  const { db } = panel;
  const { inputHash, placeCount, lottery } = plan;
  const randomness = lottery?.randomness ?? null;
  const seed = lottery?.seed ?? null;
  const tolerances = lottery === undefined ? null : { ...lottery.tolerances };
  const candidateCount = input.reserves.length + input.newcomers.length;
  return writeTransaction(db, () => {
    // Asked again under the lock: a sign-up, a withdrawal or another admission may have come between.
    const committed = readCommittedFrame(panel);
    if (!committed.ok) return committed;
    const now = readNext(panel, committed.value, admitsLate);
    if (!now.ok) return now;
    if (now.value.admissionId !== admissionId || admissionInputHash(now.value.input) !== inputHash) {
      return refuse(failure('admission.changed', {}));
    }
    const { sequence } = appendAuditEvent(
      db,
      {
        type: 'panel.admitted',
        data: {
          admission: admissionId,
          places: placeCount,
          candidates: candidateCount,
          admitted: numbered.members.length,
          reserves: numbered.reserves.length,
          admitsLate,
          settings: admissionSettingsOf(panel.settings),
          inputHash,
          randomness,
          seed,
          tolerances,
          membersHash: hashNumbered(numbered.members.map((row) => [row.memberNumber, row.residentId])),
          reservesHash: hashNumbered(numbered.reserves.map((row) => [row.place, row.residentId])),
        },
      },
      context.now().toISOString(),
    );
    insertAdmission(
      db,
      {
        admissionId,
        placeCount,
        candidateCount,
        admitsLate,
        inputHash,
        randomness,
        seed,
        tolerances,
        eventSequence: sequence,
      },
      numbered,
    );
    return ok(undefined);
  });
}

function describeAdmission({ admissionId, input, plan, numbered }: NumberedAdmission, isDryRun: boolean) {
  return {
    written: !isDryRun,
    admission: admissionId,
    places: plan.placeCount,
    membersBefore: input.members.length,
    reservesBefore: input.reserves.length,
    newcomers: input.newcomers.length,
    admitted: numbered.members.length,
    reserves: numbered.reserves.length,
    inputHash: plan.inputHash,
    seed: plan.lottery?.seed ?? null,
    tolerances: plan.lottery?.tolerances ?? null,
  };
}
