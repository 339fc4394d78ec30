import type { Database } from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { ok } from '../../src/domain/result.ts';
import { readLastEvent } from '../../src/store/append-audit-event.ts';
import { eraseResidents, findKeptData, listKeptRows } from '../../src/store/tables/erasure-table.ts';
import { writeTransaction } from '../../src/store/transaction.ts';
import { valueOf } from './expect-result.ts';
import { makeFullPanel } from './full-panel.ts';

/** What `findKeptData` should say, from every row. */
function judgeRows(db: Database): ReturnType<typeof findKeptData> {
  const kept = listKeptRows(db).filter((row) => row.addressees + row.signUps + row.sortedLetters > 0);
  return { isOfAnybody: kept.length > 0, isOfOthers: kept.some(({ isMember }) => !isMember) };
}

describe('whose data are still there', () => {
  it('is told as the rows of everybody tell it, while one resident after the other is erased, members last', () => {
    const db = makeFullPanel();
    const event = readLastEvent(db)?.sequence ?? 0;
    const rows = [...listKeptRows(db)].sort((one, other) => Number(one.isMember) - Number(other.isMember));
    const told = rows.map(({ residentId }) => {
      expect(findKeptData(db)).toEqual(judgeRows(db));
      valueOf(writeTransaction(db, () => ok(eraseResidents(db, [residentId], event))));
      return findKeptData(db);
    });
    expect(told).toContainEqual({ isOfAnybody: true, isOfOthers: true });
    expect(told).toContainEqual({ isOfAnybody: true, isOfOthers: false });
    expect(told.at(-1)).toEqual({ isOfAnybody: false, isOfOthers: false });
    db.close();
  });
});
