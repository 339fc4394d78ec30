import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { SettingChanges } from './bundle-panel.ts';
import {
  drawWithBeacon,
  makeBundleFolder,
  makeCommittedPanel,
  makeWholePanel,
  mustRun,
} from './bundle-panel.ts';
import type { Forgery } from './verifier.ts';
import { changeCell, describeWithPython, otherDigit, verify, verifyForged } from './verifier.ts';

let folder = '';
let researchers = '';
let everybody = '';

describeWithPython('the verifier in Python', () => {
  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'loting-bundle-'));
    await makeWholePanel(folder, 1000);
    researchers = await makeBundleFolder(folder, 'researchers');
    everybody = await makeBundleFolder(folder, 'public');
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('finds nothing wrong with the bundle for researchers, and says what it could not check', () => {
    const { exitCode, stdout, stderr } = verify(researchers);
    expect(stderr).toBe('');
    expect(stdout).toContain('Everything that could be recomputed is the same.');
    expect(stdout).not.toContain('DIFF');
    expect(stdout).toMatch(/Not checked:\n(- .*\n)*- The signature of drand round 657413/);
    expect(exitCode).toBe(0);
  });

  it('finds nothing wrong with the bundle for the public, and names every event that was withheld', () => {
    const { exitCode, stdout, stderr } = verify(everybody);
    expect(stderr).toBe('');
    expect(exitCode, stdout).toBe(0);
    for (const type of ['signup.recorded', 'exclusions.recorded', 'signups.imported']) {
      expect(stdout).toContain(`(${type}): content withheld`);
    }
  });

  it('finds a published hash, and misses one that is not there', async () => {
    const log = JSON.parse(await mustRun(folder, 'audit log --json')) as { hash: string }[];
    const hash = log[2]?.hash ?? '';
    expect(verify(researchers, '--published', hash).exitCode).toBe(0);
    expect(verify(everybody, '--published', hash).exitCode).toBe(0);
    const { exitCode, differences } = verify(everybody, '--published', otherDigit(hash));
    expect(exitCode).toBe(1);
    expect(differences.join()).toMatch(/The published hash [0-9a-f]{64} is not in this bundle/);
  });

  it('says with exit code 2 that a folder is no bundle', () => {
    expect(verifyForged(researchers, ({ remove }) => remove('bundle.json')).exitCode).toBe(2);
  });

  const inJson =
    (name: string, from: string | RegExp, to: string) =>
    ({ read, write }: Forgery): void => {
      const text = read(name);
      expect(text).toMatch(from);
      write(name, text.replace(from, to));
    };
  const inCell =
    (name: string, row: number, column: string, change: (value: string) => string) =>
    ({ read, write }: Forgery): void => {
      write(name, changeCell(read(name), row, column, change));
    };
  const inLines =
    (name: string, change: (lines: readonly string[]) => readonly string[]) =>
    ({ read, write }: Forgery): void => {
      write(name, change(read(name).split('\n')).join('\n'));
    };
  const withheldEvent = inLines('log.jsonl', (lines) => {
    const { sequence, type, previousHash, hash } = JSON.parse(lines[7] ?? '') as Record<string, unknown>;
    return lines.with(7, JSON.stringify({ hash, previousHash, sequence, type, withheld: true }));
  });
  const without = (place: number) => (lines: readonly string[]) => lines.toSpliced(place, 1);
  const swapped = (place: number) => (lines: readonly string[]) =>
    lines.toSpliced(place, 2, lines[place + 1] ?? '', lines[place] ?? '');
  const oneMore = (value: string): string => String(Number(value) + 1);
  const other = (value: string): string => (value === 'M' ? 'V' : 'M');

  it.each<[string, (files: Forgery) => void, RegExp]>([
    [
      'another stratum in the frame',
      inCell('frame.csv', 5, 'stratum', (text) => text.replace(/[MV]/, other)),
      /frame\.csv: its hash is/,
    ],
    ['a resident left out of the frame', inLines('frame.csv', without(7)), /frame\.csv: its hash is/],
    [
      'rows of the frame in another order',
      inLines('frame.csv', swapped(7)),
      /frame\.csv, row 9, does not stand in ascending order/,
    ],
    [
      'a frame that was cut off',
      ({ read, write }) => write('frame.csv', read('frame.csv').slice(0, -9)),
      /frame\.csv is cut off/,
    ],
    [
      'another commitment',
      inJson('commitment.json', /"commitment":"./, '"commitment":"x'),
      /commitment\.json: commitment is no hash/,
    ],
    [
      'another hash of the key',
      inJson('commitment.json', /"keyHash":"..../, '"keyHash":"0000'),
      /commitment\.json: commitment is .* but should be/,
    ],
    [
      'another announced round',
      inJson('commitment.json', '657413', '657414'),
      /the randomness is not drand round 657414/,
    ],
    [
      'other settings',
      inJson('settings.json', '"minimumAge":18', '"minimumAge":16'),
      /settings\.json: its hash is/,
    ],
    [
      'settings in another form',
      inJson('settings.json', '"minimumAge":18', '"minimumAge": 18'),
      /settings\.json is not in canonical JSON/,
    ],
    [
      'another seed',
      inJson('draw.json', /"effectiveSeed":"..../, '"effectiveSeed":"0000'),
      /draw\.json: effectiveSeed is .* but should be/,
    ],
    [
      'another signature of drand',
      inJson('draw.json', 'b713718a', 'b713718b'),
      /draw\.json: randomness is .* but should be/,
    ],
    [
      'more letters',
      inJson('draw.json', '"GM0344":60', '"GM0344":61'),
      /draw\.json, wave 1: letters of GM0344 is 61, but should be 60/,
    ],
    [
      'a shortage that was hidden',
      inJson('draw.json', /"short":(\d+)/, '"short":9$1'),
      /draw\.json, wave 1: short is/,
    ],
    [
      'a wave left out',
      inJson('draw.json', /,\{"drawnHash"[^}]*\{[^}]*\}[^}]*\}\]/, ']'),
      /number of waves, against the log, is 1, but should be 2/,
    ],
    [
      'a list of drawn residents with another hash',
      inJson('draw.json', /"drawnHash":"..../, '"drawnHash":"0000'),
      /drawn-wave-1\.csv: its hash, against draw\.json/,
    ],
    [
      'another resident drawn',
      inCell('drawn-wave-1.csv', 4, 'resident_id', otherDigit),
      /drawn-wave-1\.csv, row 5: resident [0-9a-f]{32} is not drawn by the seed/,
    ],
    [
      'another address of a drawn resident',
      inCell('drawn-wave-1.csv', 4, 'address_id', otherDigit),
      /drawn-wave-1\.csv, row 5, column address_id, is/,
    ],
    [
      'another stratum of a drawn resident',
      inCell('drawn-wave-1.csv', 4, 'stratum', (text) => text.replace(/[MV]/, other)),
      /drawn-wave-1\.csv, row 5, column stratum, is/,
    ],
    [
      'another wave',
      inCell('drawn-wave-1.csv', 4, 'wave', () => '2'),
      /drawn-wave-1\.csv, row 5, column wave, is 2, but should be 1/,
    ],
    [
      'another rank',
      inCell('drawn-wave-2.csv', 4, 'rank', oneMore),
      /drawn-wave-2\.csv, row 5, column rank, is/,
    ],
    [
      'another ticket',
      inCell('drawn-wave-1.csv', 4, 'ticket', otherDigit),
      /drawn-wave-1\.csv, row 5, column ticket, is/,
    ],
    [
      'another probability',
      inCell('drawn-wave-1.csv', 4, 'inclusion_probability', (text) => (Number(text) * 1.0001).toFixed(9)),
      /drawn-wave-1\.csv, row 5, column inclusion_probability, is/,
    ],
    [
      'another weight',
      inCell('drawn-wave-1.csv', 4, 'design_weight', (text) => (Number(text) * 1.0001).toFixed(6)),
      /drawn-wave-1\.csv, row 5, column design_weight, is/,
    ],
    [
      'probabilities of the first wave in the list of all',
      inCell('drawn-all-waves.csv', 2, 'inclusion_probability', () => '0.010000000'),
      /drawn-all-waves\.csv, row 3, column inclusion_probability, is 0\.010000000/,
    ],
    [
      'a drawn resident left out',
      inLines('drawn-wave-1.csv', without(4)),
      /drawn-wave-1\.csv: resident [0-9a-f]{32} \(rank .*\) is drawn by the seed, but is missing/,
    ],
    [
      'a drawn resident listed twice',
      inLines('drawn-wave-1.csv', (lines) => lines.toSpliced(4, 0, lines[4] ?? '')),
      /is not drawn by the seed twice/,
    ],
    [
      'drawn residents in another order',
      inLines('drawn-wave-1.csv', swapped(4)),
      /drawn-wave-1\.csv, row 5: resident [0-9a-f]{32} should stand in row 6/,
    ],
    [
      'other residents of a stratum',
      inCell('seats.csv', 3, 'residents', oneMore),
      /seats\.csv, row 4, column residents, is/,
    ],
    [
      'another size of a stratum',
      inCell('seats.csv', 3, 'size', oneMore),
      /seats\.csv, row 4, column size, is/,
    ],
    ['other seats', inCell('seats.csv', 3, 'seats', oneMore), /seats\.csv, row 4, column seats, is/],
    [
      'other candidates',
      inCell('seats.csv', 3, 'candidates_left', oneMore),
      /seats\.csv, row 4, column candidates_left, is/,
    ],
    [
      'a stratum left out of the seats',
      inLines('seats.csv', without(3)),
      /seats\.csv: stratum .* of wave 1 is missing/,
    ],
    [
      'an event changed',
      inJson('log.jsonl', '"answer":"signed-up"', '"answer":"declined"'),
      /log\.jsonl, line 8: hash does not follow from the event/,
    ],
    [
      'an event at another time',
      inJson('log.jsonl', '"at":"2023', '"at":"2022'),
      /log\.jsonl, line 1: hash does not follow/,
    ],
    [
      'an event left out',
      inLines('log.jsonl', without(3)),
      /log\.jsonl, line 4: previousHash is not the hash of the event before it/,
    ],
    [
      'a log without its end',
      inLines('log.jsonl', (lines) => [...lines.slice(0, 4), '']),
      /number of waves, against the log, is 2, but should be 1/,
    ],
    ['a withheld event among researchers', withheldEvent, /log\.jsonl, line 8: the content is withheld/],
    [
      'another feature of a member',
      inCell('members.csv', 2, 'gender', other),
      /members\.csv, row 3, column gender, is/,
    ],
    [
      'an exclusion that was taken off',
      inJson('members.csv', /,case-[12]\n/, ',\n'),
      /members\.csv, row \d+, column excluded_cases, is not what the log holds/,
    ],
    ['a wider quota', inCell('quotas.csv', 1, 'maximum', oneMore), /quotas\.csv, row 2, column maximum, is/],
    [
      'a quota left out',
      inLines('quotas.csv', without(2)),
      /quotas\.csv: the quota of case case-1 for .* is missing/,
    ],
    [
      'another seed of the groups',
      inJson('assignment.json', /"seed":"..../, '"seed":"0000'),
      /assignment\.json: seed is .* but should be/,
    ],
    [
      'a higher cap',
      inJson('assignment.json', '"maximumCasesPerMember":4', '"maximumCasesPerMember":5'),
      /assignment\.json: inputHash is .* but should be/,
    ],
    [
      'another size of a group',
      inJson('assignment.json', '"groupSize":16', '"groupSize":18'),
      /Case case-1 has 16 members; it must have 18 to 18/,
    ],
    [
      'a seat moved to another case',
      inJson('assignment-log.csv', /,case-1,(\d+),1,/, ',case-2,$1,1,'),
      /assignment-log\.csv: the hash over its seats, against assignment\.json/,
    ],
    [
      'another load',
      inCell('assignment-log.csv', 1, 'load', oneMore),
      /assignment-log\.csv, row 2, column load, is/,
    ],
    [
      'another type',
      inCell('assignment-log.csv', 1, 'type', () => 'T99'),
      /assignment-log\.csv, row 2, column type, is T99, but should be T1/,
    ],
    [
      'another seat number',
      inJson('assignment-log.csv', /,case-1,1,/, ',case-1,7,'),
      /assignment-log\.csv, row \d+, column seat, is 7, but should be 1/,
    ],
    [
      'a member left out of the log of groups',
      inLines('assignment-log.csv', without(1)),
      /assignment-log\.csv: member [0-9a-f]{32} is missing/,
    ],
    ['a list that is gone', ({ remove }) => remove('drawn-wave-2.csv'), /drawn-wave-2\.csv is not there/],
    ['a file that is no JSON', ({ write }) => write('draw.json', '{"waves":'), /draw\.json is not JSON/],
    [
      'a file without what it must have',
      ({ write }) => write('draw.json', '{}'),
      /Seed: a value is missing or does not have its form/,
    ],
  ])('names %s, also when SHA256SUMS was made to fit', (_, forge, expected) => {
    const { exitCode, differences, stderr } = verifyForged(researchers, forge);
    expect(stderr).toBe('');
    expect(exitCode).toBe(1);
    expect(differences.join('\n')).toMatch(expected);
  });

  it.each<[string, (files: Forgery) => void, RegExp]>([
    [
      'other seats',
      inCell('strata.csv', 2, 'seats', oneMore),
      /strata\.csv, row 3, column seats, is \d+, but should be/,
    ],
    [
      'other residents',
      inCell('strata.csv', 2, 'residents', (text) => String(Number(text) + 40)),
      /strata\.csv, row \d+, column seats/,
    ],
    [
      'a small count',
      inCell('strata.csv', 2, 'residents', () => '9'),
      /is 9: counts below 10 may not be in a bundle for the public/,
    ],
    ['a group left out', inLines('strata.csv', without(2)), /strata\.csv: the seats of GM0344 together is/],
    [
      'another hash of the frame',
      inJson('commitment.json', /"frameHash":"..../, '"frameHash":"0000'),
      /commitment\.json: commitment is .* but should be/,
    ],
    [
      'other randomness',
      inJson('draw.json', /"randomness":"..../, '"randomness":"0000'),
      /draw\.json: effectiveSeed is/,
    ],
    [
      'more letters',
      inJson('draw.json', '"GM0344":60', '"GM0344":61'),
      /draw\.json, wave 1: letters of GM0344 is 61, but should be 60/,
    ],
    ['an event changed', inJson('log.jsonl', '"case-2"', '"case-3"'), /hash does not follow from the event/],
    [
      'a withheld event left out',
      inLines('log.jsonl', without(7)),
      /log\.jsonl, line 8: previousHash is not the hash/,
    ],
    [
      'an opaque id',
      ({ read, write }) => write('README.md', `${read('README.md')}0123456789abcdef0123456789abcdef\n`),
      /README\.md holds an opaque id/,
    ],
  ])('names %s in the bundle for the public', (_, forge, expected) => {
    const { exitCode, differences, stderr } = verifyForged(everybody, forge);
    expect(stderr).toBe('');
    expect(exitCode).toBe(1);
    expect(differences.join('\n')).toMatch(expected);
  });

  it.each<[string, (files: Forgery) => void, RegExp]>([
    [
      'changed',
      ({ read, write }) => write('README.md', `${read('README.md')} `),
      /README\.md is not the file that SHA256SUMS names/,
    ],
    ['added', ({ write }) => write('more.txt', ''), /more\.txt is in the folder, but not in SHA256SUMS/],
    [
      'removed',
      ({ remove }) => remove('PROTOCOL.md'),
      /PROTOCOL\.md is in SHA256SUMS, but not in the folder/,
    ],
  ])('names a file that was %s', (_, forge, expected) => {
    const { exitCode, differences } = verifyForged(everybody, forge, false);
    expect(exitCode).toBe(1);
    expect(differences).toEqual([expect.stringMatching(expected)]);
  });
});

/** Changes to the section `draw`, the default of which is in proportion to residents. */
const allocations: Readonly<Record<string, SettingChanges>> = {
  'equal parts': [['allocation: proportional', 'allocation: equal']],
  'a power of the residents': [
    ['allocation: proportional', 'allocation: power'],
    ['exponent: 0.5', 'exponent: 0.35'],
    ['minimumPerStratum: 0', 'minimumPerStratum: 1'],
  ],
  'standard deviations': [
    ['allocation: proportional', 'allocation: neyman'],
    ['  # standardDeviations:\n', '  standardDeviations:\n    gender: { M: 1, V: 0.75, O: 2 }\n'],
    ['minimumPerStratum: 0', 'minimumPerStratum: 2'],
  ],
  'response that is made up for': [
    ['compensateResponse: false', 'compensateResponse: true'],
    ['  # response:\n', '  response:\n    ageBand: { "18-29": 0.5, "75+": 1.25 }\n    gender: { M: 0.8 }\n'],
  ],
  'a minimum per stratum': [['minimumPerStratum: 0', 'minimumPerStratum: 3']],
};

describeWithPython('the verifier, when letters are divided by', () => {
  it.each(Object.entries(allocations))('%s, draws the same over two waves', async (_, changes) => {
    const panel = mkdtempSync(path.join(tmpdir(), 'loting-bundle-'));
    try {
      await makeCommittedPanel(panel, 1200, [
        ['minimum: 800\n', 'minimum: 10\n'],
        ['targetMembers: 660\n', 'targetMembers: 60\n'],
        ['targetMembers: 240\n', 'targetMembers: 30\n'],
        ['expectedResponse: 0.09', 'expectedResponse: 0.3'],
        ['ageBand, district]', 'ageBand]'],
        ...changes,
      ]);
      await drawWithBeacon(panel);
      await mustRun(panel, 'draw wave --letters GM0344=50,GM0637=20');
      for (const audience of ['researchers', 'public']) {
        const { exitCode, stdout, stderr } = verify(await makeBundleFolder(panel, audience));
        expect(stderr).toBe('');
        expect(exitCode, stdout).toBe(0);
      }
    } finally {
      rmSync(panel, { recursive: true });
    }
  });
});
