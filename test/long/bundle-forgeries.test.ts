import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fewStrata, makeBundleFolder, makeWholePanel } from '../audit/bundle-panel.ts';
import type { Forge } from '../audit/verifier.ts';
import {
  inCell,
  inLines,
  inText,
  isPythonOptional,
  oneMore,
  otherDigit,
  otherGender,
  swapped,
  verifyForged,
  withheld,
  without,
} from '../audit/verifier.ts';

let folder = '';
let researchers = '';
let everybody = '';

describe.skipIf(isPythonOptional)('the verifier in Python', () => {
  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'loting-bundle-'));
    await makeWholePanel(folder, 1000, fewStrata);
    researchers = await makeBundleFolder(folder, 'researchers');
    everybody = await makeBundleFolder(folder, 'public');
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it.each<[string, Forge, RegExp]>([
    [
      'another stratum in the frame',
      inCell('frame.csv', 5, 'stratum', otherGender),
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
      inText('commitment.json', /"commitment":"./, '"commitment":"x'),
      /commitment\.json: commitment is no hash/,
    ],
    [
      'another hash of the key',
      inText('commitment.json', /"keyHash":"..../, '"keyHash":"0000'),
      /commitment\.json: commitment is .* but should be/,
    ],
    [
      'another announced round',
      inText('commitment.json', '657413', '657414'),
      /the randomness is not drand round 657414/,
    ],
    [
      'other settings',
      inText('settings.json', '"minimumAge":18', '"minimumAge":16'),
      /settings\.json: its hash is/,
    ],
    [
      'settings in another form',
      inText('settings.json', '"minimumAge":18', '"minimumAge": 18'),
      /settings\.json is not in canonical JSON/,
    ],
    [
      'another seed',
      inText('draw.json', /"effectiveSeed":"..../, '"effectiveSeed":"0000'),
      /draw\.json: effectiveSeed is .* but should be/,
    ],
    [
      'another signature of drand',
      inText('draw.json', 'b713718a', 'b713718b'),
      /draw\.json: randomness is .* but should be/,
    ],
    [
      'more letters',
      inText('draw.json', '"GM0344":60', '"GM0344":61'),
      /draw\.json, wave 1: letters of GM0344 is 61, but should be 60/,
    ],
    [
      'a shortage that was hidden',
      inText('draw.json', /"short":(\d+)/, '"short":9$1'),
      /draw\.json, wave 1: short is/,
    ],
    [
      'a wave left out',
      inText('draw.json', /,\{"drawnHash"[^}]*\{[^}]*\}[^}]*\}\]/, ']'),
      /number of waves, against the log, is 1, but should be 2/,
    ],
    [
      'a list of drawn residents with another hash',
      inText('draw.json', /"drawnHash":"..../, '"drawnHash":"0000'),
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
      inCell('drawn-wave-1.csv', 4, 'stratum', otherGender),
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
      inText('log.jsonl', '"answer":"signed-up"', '"answer":"declined"'),
      /log\.jsonl, line 8: hash does not follow from the event/,
    ],
    [
      'an event at another time',
      inText('log.jsonl', '"at":"2023', '"at":"2022'),
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
    [
      'a withheld event among researchers',
      inLines('log.jsonl', withheld(7)),
      /log\.jsonl, line 8: the content is withheld/,
    ],
    [
      'another feature of a member',
      inCell('members.csv', 2, 'gender', otherGender),
      /members\.csv, row 3, column gender, is/,
    ],
    [
      'an exclusion that was taken off',
      inText('members.csv', /,case-[12]\n/, ',\n'),
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
      inText('assignment.json', /"seed":"..../, '"seed":"0000'),
      /assignment\.json: seed is .* but should be/,
    ],
    [
      'a higher cap',
      inText('assignment.json', '"maximumCasesPerMember":4', '"maximumCasesPerMember":5'),
      /assignment\.json: inputHash is .* but should be/,
    ],
    [
      'another size of a group',
      inText('assignment.json', '"groupSize":16', '"groupSize":18'),
      /Case case-1 has 16 members; it must have 18 to 18/,
    ],
    [
      'a seat moved to another case',
      inText('assignment-log.csv', /,case-1,(\d+),1,/, ',case-2,$1,1,'),
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
      inText('assignment-log.csv', /,case-1,1,/, ',case-1,7,'),
      /assignment-log\.csv, row \d+, column seat, is 7, but should be 1/,
    ],
    [
      'a member left out of the log of groups',
      inLines('assignment-log.csv', without(1)),
      /assignment-log\.csv: member [0-9a-f]{32} is missing/,
    ],
    [
      'rows of the seats in another order',
      inLines('seats.csv', swapped(3)),
      /seats\.csv, row 5, stands in the wrong place/,
    ],
    [
      'rows of the members in another order',
      inLines('members.csv', swapped(3)),
      /members\.csv, row 5, stands in the wrong place/,
    ],
    [
      'quotes around a value',
      inText('members.csv', ',GM0344,', ',"GM0344",'),
      /members\.csv has quotes that it was not written with/,
    ],
    [
      'a line feed too many',
      ({ read, write }) => write('draw.json', `${read('draw.json')}\n`),
      /draw\.json is not in canonical JSON/,
    ],
    [
      'a log that ends in the middle of a line',
      ({ read, write }) => write('log.jsonl', read('log.jsonl').slice(0, -7)),
      /log\.jsonl is cut off/,
    ],
    [
      'another panel',
      inText('bundle.json', '"panel":"de-', '"panel":"een-'),
      /bundle\.json: panel is een-tweede-mening, but should be de-tweede-mening/,
    ],
    ['a list that is gone', ({ remove }) => remove('drawn-wave-2.csv'), /drawn-wave-2\.csv is not there/],
    ['a file that is no JSON', ({ write }) => write('draw.json', '{"waves":'), /draw\.json is not JSON/],
    [
      'a file without what it must have',
      ({ write }) => write('draw.json', '{}\n'),
      /Seed: a value is missing or does not have its form/,
    ],
  ])('names %s, also when SHA256SUMS was made to fit', (_, forge, expected) => {
    const { exitCode, differences, stderr } = verifyForged(researchers, forge);
    expect(stderr).toBe('');
    expect(exitCode).toBe(1);
    expect(differences.join('\n')).toMatch(expected);
  });

  it.each<[string, Forge, RegExp]>([
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
    [
      'strata of another municipality',
      inText('strata.csv', 'GM0344,GM0344/', 'GM0344,GM0637/'),
      /strata\.csv, row 2, column strata, has GM0637 for the feature municipality/,
    ],
    ['a group left out', inLines('strata.csv', without(2)), /strata\.csv: the seats of GM0344 together is/],
    [
      'another hash of the frame',
      inText('commitment.json', /"frameHash":"..../, '"frameHash":"0000'),
      /commitment\.json: commitment is .* but should be/,
    ],
    [
      'other randomness',
      inText('draw.json', /"randomness":"..../, '"randomness":"0000'),
      /draw\.json: effectiveSeed is/,
    ],
    [
      'more letters',
      inText('draw.json', '"GM0344":60', '"GM0344":61'),
      /draw\.json, wave 1: letters of GM0344 is 61, but should be 60/,
    ],
    ['an event changed', inText('log.jsonl', '"case-2"', '"case-3"'), /hash does not follow from the event/],
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

  it.each<[string, Forge, RegExp]>([
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
