import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Json } from '../../src/domain/canonical-json.ts';
import { canonicalJson } from '../../src/domain/canonical-json.ts';
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
      'a member who was left out',
      inLines('admissions.csv', without(2)),
      /admissions\.csv: the members of admission 1, against the log, is \d+, but should be \d+/,
    ],
    [
      'a member who became a reserve',
      inCell('admissions.csv', 2, 'role', () => 'reserve'),
      /admissions\.csv: the reserves of admission 1, by their hash against the log,/,
    ],
    [
      'a member with the number of another',
      inCell('admissions.csv', 3, 'number', () => '1'),
      /admissions\.csv, row \d, column number, is 1, but should be 3/,
    ],
    [
      'a member who was not drawn',
      inCell('admissions.csv', 2, 'resident_id', () => 'f'.repeat(32)),
      /admissions\.csv, row \d: f+ was not drawn/,
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
      inText('log.jsonl', '"to":"signed-up"', '"to":"declined"'),
      /log\.jsonl, line \d+: hash does not follow from the event/,
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
      inText('run-1-input.json', '["case-1"]', '[]'),
      /run-1-input\.json: its hash is .* but should be/,
    ],
    [
      'an exclusion that the log does not know',
      inText('run-2-input.json', /,\[\](,1)?\]/, ',["case-2"]$1]'),
      /the cases that [0-9a-f]{32} may not judge are not what the log and the answers give/,
    ],
    [
      'another number of earlier cases',
      inText('run-2-input.json', ',[],1]', ',[],2]'),
      /run-2-input\.json: [0-9a-f]{32} had 1 cases before, not 2/,
    ],
    [
      'a wider quota',
      inCell('quotas.csv', 1, 'maximum', oneMore),
      /quotas\.csv, row 2, column maximum, is \d+, but the input of the run has/,
    ],
    [
      'another target of a quota',
      inCell('quota-results.csv', 2, 'target', (text) => (Number(text) + 0.001).toFixed(3)),
      /quota-results\.csv, row 3, column target, is \d+\.\d{3}, but should be/,
    ],
    [
      'cases that a member may not judge, left out',
      inText('members.csv', ',case-1\n', ',\n'),
      /members\.csv: the excluded_cases of [0-9a-f]{32} are , but should be case-1/,
    ],
    [
      'something more about the runs',
      inText('assignment.json', '{"replacements"', '{"note":"x","replacements"'),
      /assignment\.json: its keys is/,
    ],
    ['a quota left out', inLines('quotas.csv', without(2)), /quotas\.csv: the number of its rows is/],
    [
      'another seed of the groups',
      inText('assignment.json', /"seed":"..../, '"seed":"0000'),
      /assignment\.json: seed of run 1 is .* but should be/,
    ],
    [
      'a higher cap',
      inText('run-1-input.json', '"maximumCasesPerMember":4', '"maximumCasesPerMember":5'),
      /run-1-input\.json: its hash is .* but should be/,
    ],
    [
      'a run that was left out',
      inText('assignment.json', /"runs":\[\{[^}]*\},/, '"runs":['),
      /the events of its runs, against the log, is/,
    ],
    [
      'another size of a group',
      inText(
        'run-1-input.json',
        '"groupSize":16,"maximumSize":16,"minimumSize":16',
        '"groupSize":16,"maximumSize":18,"minimumSize":18',
      ),
      /Case case-1 has 16 members; it must have 18 to 18/,
    ],
    [
      'a seat moved to another case',
      inText('assignment-log.csv', /,case-1,(\d+),,/, ',case-2,99$1,,'),
      /the hash over the seats of run 1, against assignment\.json/,
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
      'another expected load',
      inCell('assignment-log.csv', 1, 'expected_load', () => '3.999999999'),
      /assignment-log\.csv, row 2, column expected_load, is 3\.999999999/,
    ],
    [
      'another seat number',
      inText('assignment-log.csv', /,case-2,1,,/, ',case-2,77,,'),
      /the seats of case case-2 do not stand in the order of the members/,
    ],
    [
      'another number among the reserves',
      inText('assignment-log.csv', /,case-1,,(\d+),/, ',case-1,,9$1,'),
      /assignment-log\.csv, row \d+, column reserve, is 9\d+, but should be \d+/,
    ],
    [
      'a member left out of the log of groups',
      inLines('assignment-log.csv', without(1)),
      /assignment-log\.csv: the row of member [0-9a-f]{32} in case case-\d is missing/,
    ],
    [
      'another result of a quota',
      inCell('quota-results.csv', 2, 'result', oneMore),
      /quota-results\.csv, row 3, column result, is \d+, but should be \d+/,
    ],
    [
      'another multiplier in the certificate',
      inText('run-1-certificate.json', /("rows":\[\[0,"\w*","\w*","-?)0\./, '$19.'),
      /run-1-certificate\.json, level \d+: a larger load than 0\.\d{9} is not ruled out/,
    ],
    [
      'another load in the certificate',
      inText('run-1-certificate.json', /"load":"0\.\d{9}","members"/, '"load":"0.999999999","members"'),
      /run-1-certificate\.json: the point does not give type T1 its load/,
    ],
    [
      'a level of the certificate left out',
      inText('run-2-certificate.json', /"levels":\[.*\],"point"/, '"levels":[],"point"'),
      /run-2-certificate\.json does not settle every type/,
    ],
    [
      'other expected seats in the certificate',
      inText('run-1-certificate.json', /"point":\[\["(T\d+)",0,"\d+/, '"point":[["$1",0,"99'),
      /run-1-certificate\.json: the point has more seats than members/,
    ],
    [
      'more tickets for an outcome',
      inText('run-1-lottery.json', /"tickets":(\d+)/, '"tickets":1$1'),
      /run-1-lottery\.json: the tickets of the outcomes do not sum to the number of tickets/,
    ],
    [
      'another outcome',
      inText('run-1-lottery.json', /"up":\[\d+/, '"up":[0,1,2'),
      /run-1-lottery\.json, outcome 1, breaks a size, a quota or a maximum/,
    ],
    [
      'other seats before the lottery',
      inText('run-1-lottery.json', /("seats":\[\["T\d+",0,)\d+/, '$199'),
      /run-1-lottery\.json, outcome 1, breaks a size, a quota or a maximum/,
    ],
    [
      'another ticket drawn',
      inText('run-1-lottery.json', /"outcomes":(.*)"ticket":\d+/, '"outcomes":$1"ticket":1000000000'),
      /run-1-lottery\.json: the tickets of the outcomes do not sum to the number of tickets, or none of them was drawn/,
    ],
    [
      'outcomes in another order',
      ({ read, write }) => {
        const record = JSON.parse(read('run-1-lottery.json')) as { outcomes: unknown[] };
        const outcomes = [...record.outcomes].reverse();
        write('run-1-lottery.json', `${canonicalJson({ ...record, outcomes } as Json)}\n`);
      },
      /run-1-lottery\.json: its hash, against the log/,
    ],
    [
      'another entrant',
      inCell('seat-changes.csv', 1, 'enters', otherDigit),
      /seat-changes\.csv does not have the changes of the log/,
    ],
    [
      'a change of a seat left out',
      inLines('seat-changes.csv', without(1)),
      /seat-changes\.csv does not have the changes of the log/,
    ],
    [
      'other members when somebody was replaced',
      inText('replacement-15-input.json', '"maximumCasesPerMember":4', '"maximumCasesPerMember":3'),
      /replacement-15-input\.json: its hash, against the log/,
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
    const { exitCode, differences } = verifyForged(everybody, forge, { isManifestMade: false });
    expect(exitCode).toBe(1);
    expect(differences[0]).toMatch(expected);
  });
});
