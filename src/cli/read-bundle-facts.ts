/** Gathers what a bundle is made from: the frame, the draw made anew and held against its record, the groups and the log. */
import type { AssignmentInput } from '../assignment/assignment-input.ts';
import type { CalledGroups } from '../assignment/called-groups.ts';
import { knownMembers } from '../assignment/called-groups.ts';
import { checkLog } from '../audit/chain.ts';
import type {
  AdmittedFact,
  AssignmentFacts,
  BundleFacts,
  DrawFacts,
  StratumFact,
} from '../audit/bundle-facts.ts';
import { canonicalJson } from '../domain/canonical-json.ts';
import { failure } from '../domain/failure.ts';
import type { CaseId, ResidentId } from '../domain/ids.ts';
import type { Result } from '../domain/result.ts';
import { ok, refuse } from '../domain/result.ts';
import type { StratumKey } from '../domain/stratum.ts';
import { classifyAddresses } from '../draw/address-classes.ts';
import { QUICKNET } from '../draw/drand.ts';
import { drawEachWave } from '../draw/draw-waves.ts';
import { drawnListCsv } from '../draw/drawn-list.ts';
import { groupHouseholds } from '../draw/group-households.ts';
import { groupStrata } from '../draw/municipality-strata.ts';
import { settingsThatMatter } from '../frame/commitment.ts';
import { listStoredEvents } from '../store/append-audit-event.ts';
import { readChunks } from '../store/read-file.ts';
import { readAnnouncement } from '../store/tables/announcement-table.ts';
import { listAssignmentRuns, readRunDocuments } from '../store/tables/assignment-table.ts';
import { readCalledGroups } from '../store/tables/called-groups.ts';
import { drawExceptionsOf, readLatestDraw } from '../store/tables/draw-table.ts';
import { listMemberRows, listReserves } from '../store/tables/admission-table.ts';
import { readTransaction } from '../store/transaction.ts';
import { commitmentFileText } from './commitment-file.ts';
import { ALL_WAVES_FILE, drawnFileName } from './drawn-file.ts';
import type { OpenPanel } from './open-panel.ts';
import { readPackageFile, readVersion } from './package-files.ts';
import type { CommittedFrame } from './read-frame.ts';
import { readCommittedFrame } from './read-frame.ts';
import { readNamedFiles } from './read-named-files.ts';
import { judgeRedrawn, readRecordedDraw } from './recorded-draw.ts';

/** The pages that lie in every bundle, and where they come from. */
const BUNDLE_PAGES = new Map([
  ['FILES.md', 'docs/bundle-files.md'],
  ['GROUPS.md', 'docs/groups.md'],
  ['PROTOCOL.md', 'docs/draw-protocol.md'],
]);

/** Everything for a bundle. Refused when frame, draw or log are not what they were: "loting audit verify" tells more. */
export function readBundleFacts(panel: OpenPanel): Result<BundleFacts> {
  const committed = readCommittedFrame(panel);
  if (!committed.ok) return committed;
  const named = readNamedFiles(panel.settings, panel.folder.root, panel.keyHex);
  if (!named.ok) return named;
  const strata = readStrata(panel, committed.value);
  if (!strata.ok) return strata;
  const frame = readChunks(panel.folder.frame);
  if (!frame.ok) return frame;
  const draw = readDraw(panel, committed.value);
  if (!draw.ok) return draw;
  const assignment = readTransaction(panel.db, () => {
    const facts = readAssignment(panel);
    return facts.ok ? ok({ facts: facts.value, admitted: readAdmitted(panel) }) : facts;
  });
  if (!assignment.ok) return assignment;
  const log = readTransaction(panel.db, () => ok(checkLog(listStoredEvents(panel.db))));
  if (!log.ok) return log;
  if (log.value.differences.length > 0) return refuse(failure('audit.log-damaged', {}));
  const { row } = committed.value;
  return ok({
    panelId: panel.settings.panel.id,
    version: readVersion(),
    commitment: row.commitment,
    commitmentText: commitmentFileText(row, readAnnouncement(panel.db, row.commitment)?.announced),
    settingsText: canonicalJson(settingsThatMatter(panel.settings, named.value.hashes)),
    features: panel.settings.strata.features,
    strata: strata.value,
    draw: draw.value?.facts,
    admitted: assignment.value.admitted,
    assignment: assignment.value.facts,
    events: log.value.events,
    files: {
      frame: frame.value,
      drawnLists: draw.value?.lists ?? new Map<string, string>(),
      pages: new Map(Array.from(BUNDLE_PAGES, ([name, file]) => [name, readPackageText(file)] as const)),
      verifier: readPackageText('bin/verify_bundle.py'),
    },
  });
}

function readPackageText(file: string): string {
  return Buffer.from(readPackageFile(file)).toString('utf8');
}

function readStrata({ settings }: OpenPanel, { frame }: CommittedFrame): Result<readonly StratumFact[]> {
  const municipalities = groupStrata(frame, classifyAddresses(frame, groupHouseholds(frame)), settings);
  if (!municipalities.ok) return municipalities;
  const facts: StratumFact[] = [];
  for (const { stratumIndexes, residentCounts, sizes } of municipalities.value.values()) {
    for (const [place, index] of stratumIndexes.entries()) {
      facts[index] = {
        stratum: frame.strata[index] ?? ('' as StratumKey),
        residentCount: residentCounts[place] ?? 0,
        size: sizes[place] ?? 0n,
      };
    }
  }
  return ok(facts);
}

interface ReadDraw {
  readonly facts: DrawFacts;
  readonly lists: ReadonlyMap<string, string>;
}

function readDraw(panel: OpenPanel, { frame }: CommittedFrame): Result<ReadDraw | undefined> {
  const isDrawn = readTransaction(panel.db, () => ok(readLatestDraw(panel.db) !== undefined));
  if (!isDrawn.ok) return isDrawn;
  if (!isDrawn.value) return ok(undefined);
  const recorded = readRecordedDraw(panel);
  if (!recorded.ok) return recorded;
  const { draw, drawn, waves, rows } = recorded.value;
  const redrawn = drawEachWave(frame, draw.effectiveSeed, waves, panel.settings);
  if (!redrawn.ok) return redrawn;
  // The lists are made anew, but only those that were recorded are given out.
  const judged = judgeRedrawn(rows, redrawn.value);
  if (!judged.ok) return judged;
  const { drandRound: round, drandSignature: signature } = draw;
  const lists = Array.from(
    redrawn.value.lists,
    ([wave, list]) => [drawnFileName(wave), drawnListCsv(list)] as const,
  );
  return ok({
    facts: {
      commitment: draw.commitment,
      randomness: draw.randomness,
      drand:
        round === null || signature === null ? null : { chainHash: QUICKNET.chainHash, round, signature },
      effectiveSeed: draw.effectiveSeed,
      exceptions: drawExceptionsOf(draw),
      reason: draw.reason,
      waves: waves.map((wave, index) => ({
        ...wave,
        shortCount: rows[index]?.shortCount ?? 0,
        drawnHash: rows[index]?.drawnHash ?? draw.effectiveSeed,
      })),
      seats: redrawn.value.outcome.seats,
    },
    lists: new Map(waves.length > 1 ? [...lists, [ALL_WAVES_FILE, drawnListCsv(drawn)]] : lists),
  });
}

/** Members and reserves, each in order of their numbers. */
function readAdmitted({ db }: OpenPanel): readonly AdmittedFact[] {
  return [
    ...listMemberRows(db).map(({ admissionId, memberNumber, residentId }) => ({
      admission: admissionId,
      role: 'member' as const,
      number: memberNumber,
      residentId,
    })),
    ...listReserves(db).map(({ admissionId, place, residentId }) => ({
      admission: admissionId,
      role: 'reserve' as const,
      number: place,
      residentId,
    })),
  ];
}

function readAssignment({ db, settings }: OpenPanel): Result<AssignmentFacts | undefined> {
  const runs = listAssignmentRuns(db);
  if (runs.length === 0) return ok(undefined);
  const groups = readCalledGroups(db);
  return ok({
    groups,
    runs: runs.map((row) => ({ ...row, ...readRunDocuments(db, row.runId) })),
    input: wholeInput(groups, settings.assignment.maximumCasesPerMember),
  });
}

/** Everybody that a run or a replacement knew, and every case that has a group. */
function wholeInput(groups: CalledGroups, maximumCasesPerMember: number): AssignmentInput {
  const excluded = new Map<ResidentId, Set<CaseId>>();
  for (const { input } of groups.runs) {
    for (const { residentId, excludedCases } of input.members) {
      excluded.set(residentId, new Set([...(excluded.get(residentId) ?? []), ...excludedCases]));
    }
  }
  return {
    members: [...knownMembers(groups).values()].map((member) => ({
      ...member,
      excludedCases: [...(excluded.get(member.residentId) ?? [])],
    })),
    cases: groups.runs.flatMap(({ input }) => input.cases),
    maximumCasesPerMember,
  };
}
