/** What a hash that was published earlier shows of a bundle, and what it does not. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { canonicalJson } from '../../src/domain/canonical-json.ts';
import { fewStrata, makeBundleFolder, makeWholePanel } from '../audit/bundle-panel.ts';
import type { LogLine, Verdict } from '../audit/verifier.ts';
import {
  inLines,
  inRechainedLog,
  isPythonOptional,
  otherDigit,
  verify,
  verifyForged,
  withheld,
} from '../audit/verifier.ts';

interface Line {
  readonly sequence: number;
  readonly type: string;
  readonly hash: string;
  readonly withheld?: boolean;
}

const linesOf = (bundle: string): readonly Line[] =>
  readFileSync(path.join(bundle, 'log.jsonl'), 'utf8')
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line) as Line);
const lastOf = (bundle: string): Line => linesOf(bundle).at(-1) ?? expect.fail('no events');
const publish = (bundle: string, ...hashes: readonly string[]): Verdict =>
  verify(bundle, ...hashes.flatMap((hash) => ['--published', hash]));
const changed = (events: readonly LogLine[], place: number, change: object): readonly LogLine[] =>
  events.with(place, { ...(events[place] ?? expect.fail('no event')), ...change });
const firstWithheld = (events: readonly LogLine[]): number =>
  events.findIndex((event) => event['withheld'] === true);
const renumbered = (events: readonly LogLine[]): readonly LogLine[] =>
  events.map((event, place) => ({ ...event, sequence: place + 1 }));
const WHOLE = 'That the bundle as a whole is not another one';

describe.skipIf(isPythonOptional)('a published hash', () => {
  let folder = '';
  let researchers = '';
  let everybody = '';
  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'loting-published-'));
    await makeWholePanel(folder, 600, fewStrata);
    researchers = await makeBundleFolder(folder, 'researchers');
    everybody = await makeBundleFolder(folder, 'public');
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('of the last event fixes the whole log of a bundle for researchers', () => {
    const { hash, sequence } = lastOf(researchers);
    const { exitCode, stdout } = publish(researchers, hash);
    expect(exitCode, stdout).toBe(0);
    expect(stdout).toContain(`is that of event ${sequence} of the log: it fixes events 1 to ${sequence}.`);
    expect(stdout).not.toContain(WHOLE);
  });

  it('of the commitment says nothing of what came later', () => {
    const { commitment } = JSON.parse(readFileSync(path.join(researchers, 'commitment.json'), 'utf8')) as {
      commitment: string;
    };
    for (const bundle of [researchers, everybody]) {
      const { exitCode, stdout } = publish(bundle, commitment);
      expect(exitCode, stdout).toBe(0);
      expect(stdout).toContain(WHOLE);
      expect(stdout).toContain('What came after the commitment may have been written anew');
    }
  });

  it('of an event in between leaves open what came after it', () => {
    const { stdout } = publish(researchers, linesOf(researchers)[4]?.hash ?? '');
    expect(stdout).toContain(
      `fixes events 6 to ${linesOf(researchers).length} of the log. What came after event 5`,
    );
  });

  it('of an event in between leaves open what came after it, and nothing before it, to the public too', () => {
    const lines = linesOf(everybody);
    const shown = lines.findLast((line) => line.withheld !== true) ?? expect.fail('nothing is shown');
    expect(lines.some((line) => line.withheld === true && line.sequence < shown.sequence)).toBe(true);
    const { exitCode, stdout } = publish(everybody, shown.hash);
    expect(exitCode, stdout).toBe(0);
    expect(stdout).toContain(`it fixes events 1 to ${shown.sequence}.`);
    expect(stdout).toContain(`no published hash that was given fixes event`);
    expect(stdout).toContain(WHOLE);
  });

  it('of an event that is withheld fixes the whole log up to it', () => {
    const { hash, sequence, withheld: isWithheld } = lastOf(everybody);
    expect(isWithheld).toBe(true);
    expect(hash).toBe(lastOf(researchers).hash);
    const { exitCode, stdout } = publish(everybody, hash);
    expect(exitCode, stdout).toBe(0);
    expect(stdout).toContain(`is that of event ${sequence} of the log: it fixes events 1 to ${sequence}.`);
    expect(stdout).not.toContain(WHOLE);
  });

  it('cannot be grafted onto a log that was written anew', () => {
    const published = lastOf(researchers).hash;
    const graft = inLines('log.jsonl', (lines) => {
      // The end of the log goes, and an invented event behind what is left takes the published hash.
      const left = lines.slice(0, -3);
      const { sequence, hash } = JSON.parse(left.at(-1) ?? '') as Line;
      const invented = {
        contentHash: 'a'.repeat(64),
        hash: published,
        previousHash: hash,
        sequence: sequence + 1,
        type: 'privacy.erased',
      };
      return [...left, canonicalJson({ ...invented, withheld: true }), ''];
    });
    const { exitCode, differences } = verifyForged(everybody, graft, { args: ['--published', published] });
    expect(differences.join()).toContain('hash does not follow from the event');
    expect(exitCode).toBe(1);
  });

  it.each<[string, (events: readonly LogLine[], place: number) => readonly LogLine[]]>([
    ['of another type', (events, place) => changed(events, place, { type: 'letters.voided' })],
    ['with another content', (events, place) => changed(events, place, { contentHash: 'a'.repeat(64) })],
    ['with another number', (events, place) => changed(events, place, { sequence: place + 2 })],
    ['that was left out', (events, place) => renumbered(events.toSpliced(place, 1))],
    [
      'that was added',
      (events, place) => renumbered(events.toSpliced(place, 0, events[place] ?? expect.fail('no event'))),
    ],
  ])('shows an event without content %s, also in a log that was chained anew', (_, change) => {
    const published = lastOf(everybody).hash;
    const forge = inRechainedLog((events) => change(events, firstWithheld(events)));
    const { exitCode, differences } = verifyForged(everybody, forge, { args: ['--published', published] });
    expect(differences.join('\n')).toContain(`The published hash ${published} is not in this bundle`);
    expect(exitCode).toBe(1);
  });

  it.each([
    ['its type', { type: 'letters.voided' }],
    ['its number', { sequence: 99 }],
    ['the hash of its content', { contentHash: 'a'.repeat(64) }],
    ['its hash', { hash: 'a'.repeat(64) }],
  ])('is not needed to find that an event without content had %s changed', (_, change) => {
    const forge = inLines('log.jsonl', (lines) => {
      const place = linesOf(everybody).findIndex((line) => line.withheld === true);
      return lines.with(place, canonicalJson({ ...(JSON.parse(lines[place] ?? '') as LogLine), ...change }));
    });
    const { exitCode, differences } = verifyForged(everybody, forge);
    expect(differences.join()).toContain('hash does not follow from the event');
    expect(exitCode).toBe(1);
  });

  it.each(['frame.committed', 'draw.run', 'draw.wave', 'assignment.made', 'panel.created'])(
    'is not needed to find that %s was withheld, which never happens',
    (type) => {
      const place = linesOf(everybody).findIndex((line) => line.type === type);
      const { exitCode, differences } = verifyForged(everybody, inLines('log.jsonl', withheld(place)));
      expect(exitCode).toBe(1);
      expect(differences.join('\n')).toContain(
        `log.jsonl, line ${place + 1}: the content of ${type} is withheld, but events of that type never are.`,
      );
    },
  );

  it('may be in capitals', () => {
    const { exitCode, stdout } = publish(researchers, ` ${lastOf(researchers).hash.toUpperCase()}`);
    expect(exitCode, stdout).toBe(0);
  });

  it.each(['', 'abc', 'g'.repeat(64), 'a'.repeat(63), 'a'.repeat(65)])(
    'is refused when it is "%s"',
    (text) => {
      const { exitCode, stderr } = publish(researchers, text);
      expect(exitCode).toBe(2);
      expect(stderr).toContain('a hash has 64 digits from 0 to f');
    },
  );

  it('that is nowhere in the bundle is a difference', () => {
    const { exitCode, differences } = publish(researchers, otherDigit(lastOf(researchers).hash));
    expect(exitCode).toBe(1);
    expect(differences.join()).toContain('is not in this bundle');
  });
});
