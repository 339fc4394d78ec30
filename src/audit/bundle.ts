/** The bundle with which strangers check a draw: for researchers with every opaque id, for the public with none. */
import type { Json } from '../domain/canonical-json.ts';
import type { Hash } from '../domain/ids.ts';
import { PROTOCOL_VERSION } from '../frame/commitment.ts';
import { compareBytes } from '../domain/byte-order.ts';
import type { Audience, BundleFacts, BundleFile, DrawFacts } from './bundle-facts.ts';
import { bundleReadme } from './bundle-readme.ts';
import { groupFiles, jsonText } from './bundle-groups.ts';
import { admissionsCsv, publicGroupsOf, publicStrataCsv, seatsCsv } from './bundle-tables.ts';
import { formatEventLine } from './log-lines.ts';
import { formatPublicEventLine } from './public-log.ts';

/** The manifest: the last file of a bundle, in the form of `sha256sum`. */
export const MANIFEST_FILE = 'SHA256SUMS';

/** The files of a bundle without its manifest, in byte order of their names. The same facts give the same bytes. */
export function makeBundle(facts: BundleFacts, audience: Audience): readonly BundleFile[] {
  const files = [
    ...commonFiles(facts, audience),
    ...(audience === 'researchers' ? researcherFiles(facts) : publicFiles(facts)),
  ].sort((left, right) => compareBytes(left.name, right.name));
  const names = files.map(({ name }) => name);
  return [{ name: 'README.md', content: bundleReadme(facts, audience, names) }, ...files];
}

/** The manifest of files with their hashes; `sha256sum --check SHA256SUMS` reads it. */
export function manifestText(hashes: ReadonlyMap<string, Hash>): string {
  return Array.from(hashes)
    .sort(([left], [right]) => compareBytes(left, right))
    .map(([name, hash]) => `${hash}  ${name}\n`)
    .join('');
}

function commonFiles(facts: BundleFacts, audience: Audience): BundleFile[] {
  const about = {
    audience,
    madeWith: `loting ${facts.version}`,
    panel: facts.panelId,
    protocol: PROTOCOL_VERSION,
  };
  return [
    { name: 'bundle.json', content: jsonText(about) },
    { name: 'commitment.json', content: facts.commitmentText },
    { name: 'settings.json', content: facts.settingsText },
    ...(facts.draw === undefined ? [] : [{ name: 'draw.json', content: jsonText(describeDraw(facts.draw)) }]),
    ...Array.from(facts.files.pages, ([name, content]) => ({ name, content })),
    { name: 'verify_bundle.py', content: facts.files.verifier },
  ];
}

function researcherFiles(facts: BundleFacts): BundleFile[] {
  const { draw, admitted, assignment, events, files, strata, features } = facts;
  return [
    { name: 'frame.csv', content: files.frame },
    { name: 'log.jsonl', content: events.map(formatEventLine).join('') },
    ...Array.from(files.drawnLists, ([name, content]) => ({ name, content })),
    ...(draw === undefined ? [] : [{ name: 'seats.csv', content: seatsCsv(strata, draw.seats) }]),
    ...(admitted.length === 0 ? [] : [{ name: 'admissions.csv', content: admissionsCsv(admitted) }]),
    ...(assignment === undefined ? [] : groupFiles(assignment, features)),
  ];
}

function publicFiles({ commitment, draw, events, strata }: BundleFacts): BundleFile[] {
  const groups = publicGroupsOf(strata, draw?.seats);
  const hidesResidents = groups.some(({ residentCount }) => residentCount === undefined);
  const lines = events.map((event) => formatPublicEventLine(event, { commitment, hidesResidents }));
  return [
    { name: 'log.jsonl', content: lines.join('') },
    { name: 'strata.csv', content: publicStrataCsv(groups) },
  ];
}

/** In the words of the log. */
function describeDraw(facts: DrawFacts): Json {
  const { commitment, randomness, drand, effectiveSeed, exceptions, reason, waves } = facts;
  return {
    commitment,
    randomness,
    drand: drand === null ? null : { ...drand },
    effectiveSeed,
    exceptions: [...exceptions],
    reason,
    waves: waves.map(({ wave, letterCounts, shortCount, drawnHash }) => ({
      wave,
      letters: Object.fromEntries(letterCounts),
      short: shortCount,
      drawnHash,
    })),
  };
}
