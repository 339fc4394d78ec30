import { describe, expect, it } from 'vitest';
import { describeFailure } from '../../src/domain/describe-failure.ts';
import { residentIdOf } from '../../src/frame/opaque-ids.ts';
import { isOnList, parsePersonList } from '../../src/frame/person-list.ts';
import { aNumbers } from '../register/brp-csv.ts';
import { KEY, residentWith } from './test-residents.ts';

const [first = '', second = ''] = aNumbers(2);
const BSN = '111222333';
const ZERO_BSN = '012345672';
const ID = residentIdOf(KEY, first);

function parse(text: string | Uint8Array, keyColumns: readonly string[] = []) {
  return parsePersonList(Buffer.from(text as string), 'list.csv', KEY, keyColumns);
}

/** The kind and the values, or the failures as `line code`. */
function outcomeOf(text: string | Uint8Array, keyColumns: readonly string[] = []): string {
  const parsed = parse(text, keyColumns);
  return parsed.ok
    ? `${parsed.value.kind}: ${[...parsed.value.values].join(' ')}`
    : parsed.failures.map(({ code, place }) => `${place.line ?? '-'} ${code}`).join(', ');
}

describe('a list of people', () => {
  it.each<[string, string, string]>([
    ['A-nummers without a header', `${first}\n${second}\n`, `aNumber: ${first} ${second}`],
    ['A-nummers with one', `A-nummer\n${first}\n`, `aNumber: ${first}`],
    ['A-nummers in a column of the BRP', `naam;01.01.10\nTestpersoon;${first}\n`, `aNumber: ${first}`],
    ['BSNs without a header', `${BSN}\n`, `bsn: ${BSN}`],
    ['BSNs with dots and spaces', `bsn\n1112.22.333\n111 222 333\n`, `bsn: ${BSN}`],
    ['a BSN whose zero a spreadsheet dropped', `BSN\n${ZERO_BSN.slice(1)}\n`, `bsn: ${ZERO_BSN}`],
    ['opaque ids', `resident_id\n${ID}\n`, `residentId: ${ID}`],
    [
      'the drawn list of an earlier panel',
      `resident_id,address_id,stratum\n${ID},x,y\n`,
      `residentId: ${ID}`,
    ],
    ['opaque ids before A-nummers', `a_nummer,resident_id\n${first},${ID}\n`, `residentId: ${ID}`],
    ['quotes, tabs, a byte order mark and CRLF', `\uFEFF"bsn"\t"x"\r\n"${BSN}"\t""\r\n`, `bsn: ${BSN}`],
    ['empty lines and repeated lines', `\n${first}\n\n${first}\n`, `aNumber: ${first}`],
    ['a header and nobody', 'bsn\n', 'bsn: '],
  ])('reads %s', (_, text, expected) => {
    expect(outcomeOf(text)).toBe(expected);
  });

  it('reads the columns that the settings name as the key, in their order', () => {
    expect(outcomeOf('Naam,Nummer,Bron\nx,12,A\n', ['bron', 'nummer'])).toBe('personKey: A|12');
  });

  it.each<[string, string | Uint8Array, string]>([
    ['an empty file', '', '- list.empty'],
    ['a file without a column that names people', 'naam,adres\nx,y\n', '1 list.no-column'],
    ['a first line that is no value', '1234567890\n', '1 list.no-column'],
    [
      'every line with a wrong value',
      `${first}\n123\n${second}\n${BSN}\n`,
      '2 list.wrong-value, 4 list.wrong-value',
    ],
    ['an empty value between filled ones', `bsn,x\n${BSN},1\n,2\n`, '3 list.wrong-value'],
    ['the key columns left empty', 'a;b\n;\n1;\n;;x\n', '4 list.wrong-value'],
    ['UTF-16', Buffer.from(`\uFEFF${first}\n`, 'utf16le'), '- list.not-text'],
    ['a quote that never closes', `bsn\n"${BSN}\n`, '- list.not-csv'],
  ])('is refused with %s', (_, text, expected) => {
    expect(outcomeOf(text, ['a', 'b'])).toBe(expected);
  });

  it('never repeats a value in a sentence', () => {
    const parsed = parse(`bsn\n111222334\n`);
    const texts = parsed.ok
      ? []
      : parsed.failures.map((failed) => JSON.stringify(describeFailure(failed, 'en')));
    expect(texts).toHaveLength(1);
    expect(texts.join()).not.toContain('111222334');
  });
});

describe('a resident on a list', () => {
  const resident = residentWith({ personKey: first, aNumber: first, bsn: BSN });

  it.each([
    ['the A-nummer', first],
    ['the BSN', BSN],
    ['the opaque id under the key of the list', `resident_id\n${ID}`],
  ])('is found by %s', (_, text) => {
    const list = parse(text);
    expect(list.ok && isOnList(resident, list.value)).toBe(true);
    expect(list.ok && isOnList(residentWith({ personKey: second, aNumber: second }), list.value)).toBe(false);
  });

  it('is not found by an opaque id that another key made', () => {
    const otherKey = 'ff'.repeat(32);
    const list = parsePersonList(Buffer.from(`resident_id\n${ID}\n`), 'list.csv', otherKey);
    expect(list.ok && isOnList(resident, list.value)).toBe(false);
  });
});
