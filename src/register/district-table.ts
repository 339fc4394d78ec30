/** The table from postcode to district (wijk), for registers that have no column for it. */
import { UNKNOWN_DISTRICT } from '../domain/feature-names.ts';
import type { Failure } from '../domain/failure.ts';
import { failure } from '../domain/failure.ts';
import type { Result } from '../domain/result.ts';
import { okUnless, refuse } from '../domain/result.ts';
import { toFeatureValue } from '../domain/stratum.ts';
import { plainName, readSmallTable } from './small-table.ts';

/** District by postcode of four digits or six characters (`3511`, `3511AA`). Plain data, so that a thread can be given it. */
export type DistrictTable = ReadonlyMap<string, string>;

const POSTCODE_COLUMNS: ReadonlySet<string> = new Set(['postcode', 'pc4', 'pc6', 'postcode4', 'postcode6']);
const DISTRICT_COLUMNS: ReadonlySet<string> = new Set(['district', 'wijk', 'wijkcode']);
const TABLE_POSTCODE = /^[1-9]\d{3}(?:[A-Z]{2})?$/;

/**
 * Reads a CSV `postcode,district` (or `postcode,wijk`), the columns in any order among others. Refused with every row
 * whose postcode is none, whose district is empty, or whose postcode has another district in an earlier row.
 * @param file the name to show in a failure
 */
export function parseDistrictTable(bytes: Uint8Array, file: string): Result<DistrictTable> {
  const table = readSmallTable(bytes, file);
  if (!table.ok) return table;
  const [header, ...rows] = table.value;
  const names = (header?.cells ?? []).map(plainName);
  const postcodeColumn = names.findIndex((name) => POSTCODE_COLUMNS.has(name));
  const districtColumn = names.findIndex((name) => DISTRICT_COLUMNS.has(name));
  const missing = [
    ...(postcodeColumn === -1 ? ['postcode'] : []),
    ...(districtColumn === -1 ? ['district'] : []),
  ].map((column) => failure('list.districts-column', { column }, { file, line: 1 }));
  const [firstMissing, ...restMissing] = missing;
  if (firstMissing !== undefined) return refuse(firstMissing, ...restMissing);

  const districts = new Map<string, string>();
  const failures: Failure[] = [];
  for (const { line, cells } of rows) {
    const postcode = (cells[postcodeColumn] ?? '').replace(/\s+/g, '').toUpperCase();
    const district = toFeatureValue(cells[districtColumn] ?? '');
    const place = { file, line };
    if (!TABLE_POSTCODE.test(postcode)) {
      failures.push(failure('list.districts-postcode', {}, { ...place, column: 'postcode' }));
    } else if (district === '') {
      failures.push(failure('list.districts-empty', {}, { ...place, column: 'district' }));
    } else if ((districts.get(postcode) ?? district) !== district) {
      failures.push(failure('list.districts-twice', { postcode }, place));
    } else districts.set(postcode, district);
  }
  if (districts.size === 0 && failures.length === 0) failures.push(failure('list.empty', {}, { file }));
  return okUnless(failures, () => districts);
}

/** The district of a postcode (`3511AA`): that of its six characters before that of its four digits, else `unknown`. */
export function districtOfPostcode(table: DistrictTable, postcode: string): string {
  return table.get(postcode) ?? table.get(postcode.slice(0, 4)) ?? UNKNOWN_DISTRICT;
}
