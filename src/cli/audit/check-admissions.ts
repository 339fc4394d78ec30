/** The audit's step for the members: every admission anew, from the moves before it, its seed and the population. */
import type { AdmissionInput } from '../../assignment/admission/admission-input.ts';
import { admissionInputHash, admissionSeedOf } from '../../assignment/admission/admission-input.ts';
import {
  admissionSettingsOf,
  changedAdmissionSettings,
} from '../../assignment/admission/admission-settings.ts';
import { planAdmission } from '../../assignment/admission/plan-admission.ts';
import type { AuditDifference } from '../../audit/differences.ts';
import { compareValues } from '../../audit/differences.ts';
import type { ChainedEvent } from '../../domain/audit-event.ts';
import { isFeatureName } from '../../domain/features.ts';
import type { Frame } from '../../domain/frame.ts';
import type { ResidentId } from '../../domain/ids.ts';
import { ok } from '../../domain/result.ts';
import type { AdmissionSettings } from '../../domain/run-settings.ts';
import type { AdmissionRow, MemberRow, ReserveRow } from '../../store/tables/admission-table.ts';
import { listAdmissions, listMemberRows, listReserves } from '../../store/tables/admission-table.ts';
import { readLastErasures } from '../../store/tables/erasure-table.ts';
import { readTransaction } from '../../store/transaction.ts';
import type { OpenPanel } from '../open-panel.ts';
import { readAdmissionInput } from '../read-admission-input.ts';
import type { Words } from '../words/words.ts';
import type { AuditStep } from './audit-step.ts';
import { refusedEvidence } from './audit-step.ts';

/** Nothing to check before the first admission, or without the frame. */
export async function checkAdmissions(
  panel: OpenPanel,
  frame: Frame | undefined,
  events: readonly ChainedEvent[],
  words: Words['audit']['steps'],
): Promise<readonly AuditStep[]> {
  const { name } = words.members;
  const stored = readTransaction(panel.db, () =>
    ok({
      admissions: listAdmissions(panel.db),
      members: listMemberRows(panel.db),
      reserves: listReserves(panel.db),
    }),
  );
  if (!stored.ok) return [{ name, checked: words.notRead, differences: refusedEvidence(stored.failures) }];
  const { admissions, members, reserves } = stored.value;
  if (frame === undefined || admissions.length === 0) return [];
  const made = madeWith(events);
  const differences: AuditDifference[] = [];
  const remarks: string[] = [];
  for (const admission of admissions) {
    const recorded = made.get(admission.eventSequence);
    const changed = recorded === undefined ? [] : changedAdmissionSettings(panel.settings, recorded);
    if (changed.length > 0) remarks.push(words.members.settingsChanged(admission.admissionId, changed));
    // One without its event is a difference of the log.
    const used = recorded ?? admissionSettingsOf(panel.settings);
    const checked = await checkAdmission(panel, frame, used, admission, { members, reserves });
    if (checked === 'answers-removed') remarks.push(words.members.answersRemoved(admission.admissionId));
    else differences.push(...checked);
  }
  const checked = words.members.checked(members.length, reserves.length);
  return [{ name, checked, differences, remarks }];
}

/** The settings of every admission, by its event: what loting.yaml says now plays no part. */
function madeWith(events: readonly ChainedEvent[]): ReadonlyMap<number, AdmissionSettings> {
  return new Map(
    events.flatMap(({ sequence, ...event }) =>
      event.type === 'panel.admitted' ? [[sequence, event.data.settings] as const] : [],
    ),
  );
}

interface Numbered {
  readonly members: readonly MemberRow[];
  readonly reserves: readonly ReserveRow[];
}

async function checkAdmission(
  panel: OpenPanel,
  frame: Frame,
  used: AdmissionSettings,
  { admissionId, eventSequence, admitsLate, ...made }: AdmissionRow,
  { members, reserves }: Numbered,
): Promise<readonly AuditDifference[] | 'answers-removed'> {
  const moment = { admissionId, eventSequence, admitsLate };
  const input = readTransaction(panel.db, () => readAdmissionInput(panel, frame, moment, used));
  if (!input.ok) return refusedEvidence(input.failures);
  if (hasLostAnswers(panel, input.value, eventSequence)) return 'answers-removed';
  const admission = admissionId;
  const inputHash = admissionInputHash(input.value);
  const seed = made.randomness === null ? 'none' : admissionSeedOf(inputHash, made.randomness);
  const differences = [
    ...compareValues('admission.input-hash', { admission }, made.inputHash, inputHash),
    ...compareValues('admission.seed', { admission }, made.seed ?? 'none', seed),
  ];
  const plan = await planAdmission(input.value, made.randomness ?? undefined);
  if (!plan.ok) return [...differences, ...refusedEvidence(plan.failures)];
  const ownMembers = members.filter((row) => row.admissionId === admissionId);
  const ownReserves = reserves.filter((row) => row.admissionId === admissionId);
  // Numbers go on where the admission before stopped.
  const firstNumber = 1 + members.filter((row) => row.admissionId < admissionId).length;
  const firstPlace = 1 + reserves.filter((row) => row.admissionId < admissionId).length;
  return [
    ...differences,
    ...compareNumbered(
      'admission.member-differs',
      admission,
      new Map(ownMembers.map(({ residentId, memberNumber }) => [residentId, memberNumber])),
      new Map(plan.value.admitted.map((residentId, index) => [residentId, firstNumber + index])),
    ),
    ...compareNumbered(
      'admission.reserve-differs',
      admission,
      new Map(ownReserves.map(({ residentId, place }) => [residentId, place])),
      new Map(plan.value.reserves.map((residentId, index) => [residentId, firstPlace + index])),
    ),
  ];
}

/** Answers decided, and those of some who took part have been removed since. */
function hasLostAnswers({ db }: OpenPanel, input: AdmissionInput, eventSequence: number): boolean {
  if (input.quotaFeatures.every(isFeatureName)) return false;
  const read = readTransaction(db, () => ok(readLastErasures(db)));
  const erased = read.ok ? read.value : new Map<ResidentId, number>();
  return [...input.members, ...input.reserves, ...input.newcomers].some(
    ({ residentId }) => (erased.get(residentId) ?? 0) > eventSequence,
  );
}

/** The number of everybody who has one, or should. */
function compareNumbered(
  code: 'admission.member-differs' | 'admission.reserve-differs',
  admission: number,
  stored: ReadonlyMap<ResidentId, number>,
  expected: ReadonlyMap<ResidentId, number>,
): readonly AuditDifference[] {
  return [...new Set([...stored.keys(), ...expected.keys()])].flatMap((residentId) =>
    compareValues(
      code,
      { admission, residentId },
      stored.get(residentId) ?? 'none',
      expected.get(residentId) ?? 'none',
    ),
  );
}
