/** The files of a bundle about groups: what each run was made from, its proofs, and what became of the seats. */
import { assignmentInputJson } from '../assignment/assignment-input.ts';
import { assignmentLogCsv, quotaResultsCsv, seatChangesCsv } from '../assignment/group-files.ts';
import type { Json } from '../domain/canonical-json.ts';
import { canonicalJson } from '../domain/canonical-json.ts';
import type { FeatureName } from '../domain/features.ts';
import type { AssignmentFacts, BundleFile, RunFacts } from './bundle-facts.ts';
import { membersCsv, quotasCsv } from './bundle-tables.ts';

/** For researchers only: types of members are small, and the rest has opaque ids. */
export function groupFiles(facts: AssignmentFacts, features: readonly FeatureName[]): readonly BundleFile[] {
  const { groups, runs } = facts;
  return [
    { name: 'assignment.json', content: jsonText(describeGroups(facts)) },
    ...runs.flatMap(({ runId, input, certificate, lottery }) => [
      { name: `run-${runId}-input.json`, content: jsonText(assignmentInputJson(input)) },
      { name: `run-${runId}-certificate.json`, content: jsonText(certificate) },
      ...(lottery === undefined ? [] : [{ name: `run-${runId}-lottery.json`, content: jsonText(lottery) }]),
    ]),
    ...groups.replacements.map(({ eventSequence, input }) => ({
      name: `replacement-${eventSequence}-input.json`,
      content: jsonText(assignmentInputJson(input)),
    })),
    { name: 'assignment-log.csv', content: assignmentLogCsv(groups) },
    { name: 'members.csv', content: membersCsv(facts, features) },
    { name: 'quotas.csv', content: quotasCsv(facts.input) },
    { name: 'quota-results.csv', content: quotaResultsCsv(groups) },
    { name: 'seat-changes.csv', content: seatChangesCsv(groups) },
  ];
}

/** The settings and widenings of each run stand in its event of the log, and nowhere else. */
function describeGroups({ groups, runs }: AssignmentFacts): Json {
  return {
    runs: runs.map(describeRun),
    replacements: groups.replacements.map(({ eventSequence }) => eventSequence),
  };
}

function describeRun(run: RunFacts): Json {
  const { runId, eventSequence, inputHash, randomness, seed, assignmentsHash, solver, largestError } = run;
  return {
    run: runId,
    event: eventSequence,
    inputHash,
    randomness,
    seed,
    assignmentsHash,
    solver,
    largestDrawError: largestError,
  };
}

/** A JSON file of a bundle: canonical, with a line feed. */
export function jsonText(value: Json): string {
  return `${canonicalJson(value)}\n`;
}
