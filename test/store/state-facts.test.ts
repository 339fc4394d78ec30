import type { Database } from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { checkLog } from '../../src/audit/chain.ts';
import { compareLogWithState } from '../../src/audit/compare-log-with-state.ts';
import { describeDifference } from '../../src/audit/describe-difference.ts';
import type { AuditEvent } from '../../src/domain/audit-event.ts';
import { ok } from '../../src/domain/result.ts';
import { appendAuditEvent, listStoredEvents } from '../../src/store/append-audit-event.ts';
import { collectStateFacts } from '../../src/store/collect-state-facts.ts';
import {
  listFrameRegisters,
  readCurrentFrame,
  saveCurrentFrame,
} from '../../src/store/tables/frame-table.ts';
import { listMembers } from '../../src/store/tables/member-table.ts';
import { writeTransaction } from '../../src/store/transaction.ts';
import { valueOf } from './expect-result.ts';
import { AT, hashOf, makeSamplePanel, SAMPLE_FEATURES } from './sample-panel.ts';
import { makeTemporaryFolder } from './temporary-folder.ts';
import { makeFullPanel } from './full-panel.ts';
import type { Place } from './value-places.ts';
import { changeAt, placesIn } from './value-places.ts';

const EARLIER = '2027-01-01T00:00:00.000Z';

/** Numbers of rows, paths, and what the facts have under another name. */
const notInTheLog: ReadonlySet<string> = new Set(
  [
    'drawId runId refreshId eventSequence path type drand largestError',
    'builtAt committedAt drawnAt renderedAt recordedAt madeAt printedAt postedOn postedAt shreddedAt',
  ].flatMap((names) => names.split(' ')),
);

/** What differs between the log and the database, as `code table: field`. */
function differencesOf(db: Database): string[] {
  const log = checkLog(listStoredEvents(db));
  return [...log.differences, ...compareLogWithState(log.events, collectStateFacts(db))].map((found) => {
    const params = new Map(Object.entries(found.params).map(([name, value]) => [name, String(value)]));
    expect(describeDifference(found, 'en').what).toMatch(/\.$/);
    return [found.code, params.get('table'), params.get('field')]
      .filter((part) => part !== undefined)
      .join(' ');
  });
}

describe('the log against the database', () => {
  it('agree when nothing was touched', () => {
    const db = makeFullPanel();
    expect(differencesOf(db)).toEqual([]);
    expect(
      listMembers(db, SAMPLE_FEATURES)
        .map((member) => member.excludedCases.length)
        .sort((left, right) => left - right),
    ).toEqual([0, 0, 1]);
    db.close();
  });

  it.each([
    ["UPDATE panel SET panel_id = 'x'", ['log.value-differs panel panelId']],
    ['UPDATE frames SET resident_count = 401', ['log.value-differs frames residentCount']],
    ['UPDATE frame_registers SET row_count = 481', ['log.value-differs frame_registers rowCount']],
    ['DELETE FROM frame_registers', ['log.row-missing frame_registers']],
    ["UPDATE draws SET randomness = '1'", ['log.value-differs draws randomness']],
    [
      "UPDATE draws SET is_another_source = 1, reason = 'x'",
      ['log.value-differs draws exceptions', 'log.value-differs draws reason'],
    ],
    [
      `UPDATE draws SET drand_round = 5, drand_signature = lower(hex(zeroblob(48)))`,
      ['log.value-differs draws drandRound', 'log.value-differs draws drandSignature'],
    ],
    [
      `UPDATE announcements SET announced = '{"kind":"text","text":"two dice"}'`,
      ['log.value-differs announcements announced'],
    ],
    ['DELETE FROM announcements', ['log.row-missing announcements']],
    ['UPDATE refreshes SET checked_count = 9', ['log.value-differs refreshes checkedCount']],
    [
      'UPDATE refresh_registers SET sha256 = lower(hex(zeroblob(32)))',
      ['log.value-differs refresh_registers sha256'],
    ],
    [
      "UPDATE refresh_changes SET reason = 'secret' WHERE change = 'dropped'",
      ['log.value-differs refreshes dropped: died', 'log.value-differs refreshes dropped: secret'],
    ],
    ["DELETE FROM refresh_changes WHERE change = 'readdressed'", ['log.value-differs refreshes readdressed']],
    ['UPDATE waves SET drawn_hash = lower(hex(zeroblob(32)))', ['log.value-differs waves drawnHash']],
    ['UPDATE wave_letters SET letter_count = 9', ['log.value-differs waves letters for GM0344']],
    [
      "UPDATE batches SET letter_count = 9 WHERE batch_id = 'w1-1'",
      ['log.value-differs batches letterCount'],
    ],
    [
      'UPDATE letters SET sequence = sequence + 9',
      ['log.value-differs batches lettersHash', 'log.value-differs batches lettersHash'],
    ],
    ["UPDATE batches SET kind = 'welcome' WHERE batch_id = 'w1-1'", ['log.value-differs batches kind']],
    ["UPDATE batches SET is_secret = 1 WHERE batch_id = 'w1-1'", ['log.value-differs batches isSecret']],
    [
      "UPDATE invitation_moves SET to_state = 'signed-up' WHERE to_state = 'declined'",
      ['log.value-differs invitation_moves movesHash'],
    ],
    [
      "UPDATE invitation_moves SET moved_on = '2027-01-01' WHERE channel = 'phone'",
      ['log.value-differs invitation_moves movesHash'],
    ],
    [
      "UPDATE invitation_moves SET channel = 'mail' WHERE channel = 'phone'",
      ['log.value-differs invitation_moves movesHash'],
    ],
    [
      "UPDATE invitation_moves SET is_late = 1 WHERE channel = 'phone'",
      ['log.value-differs invitation_moves movesHash'],
    ],
    [
      "UPDATE invitation_moves SET from_state = 'reminded' WHERE channel = 'phone'",
      ['log.value-differs invitation_moves movesHash'],
    ],
    [
      "UPDATE invitation_moves SET invitation_id = '1-000008' WHERE channel = 'phone'",
      ['log.value-differs invitation_moves movesHash'],
    ],
    ["DELETE FROM invitation_moves WHERE channel = 'phone'", ['log.row-missing invitation_moves']],
    [
      "DELETE FROM invitation_moves WHERE to_state = 'declined'",
      ['log.value-differs invitation_moves moveCount', 'log.value-differs invitation_moves movesHash'],
    ],
    ["UPDATE imports SET result = 'x'", ['log.value-differs imports resultSha256']],
    ['UPDATE imports SET line_count = 4', ['log.value-differs imports lineCount']],
    ['UPDATE imports SET event_sequence = 2', ['log.value-differs imports event']],
    ['DELETE FROM imports', ['log.row-missing imports']],
    [
      'UPDATE members SET member_number = 9 WHERE member_number = 1',
      ['log.value-differs admissions membersHash'],
    ],
    [
      'DELETE FROM members WHERE member_number = 1',
      ['log.value-differs admissions membersHash', 'log.value-differs admissions admittedCount'],
    ],
    [
      'INSERT INTO reserves SELECT 1, resident_id, 1 FROM invitations LIMIT 1',
      ['log.value-differs admissions reservesHash', 'log.value-differs admissions reserveCount'],
    ],
    ['UPDATE admissions SET admits_late = 1', ['log.value-differs admissions admitsLate']],
    ['UPDATE admissions SET place_count = 999', ['log.value-differs admissions placeCount']],
    ["UPDATE panel SET protocol = 'x'", ['log.value-differs panel protocol']],
    ['UPDATE frames SET stratum_count = 5', ['log.value-differs frames stratumCount']],
    [`UPDATE frames SET excluded = '{"too-young":81}'`, ['log.value-differs frames excluded too-young']],
    [`UPDATE panel SET created_at = '${EARLIER}'`, ['log.value-differs panel at']],
    [`UPDATE frames SET built_at = '${EARLIER}'`, ['log.value-differs frames at']],
    [`UPDATE waves SET drawn_at = '${EARLIER}'`, ['log.value-differs waves at']],
    [`UPDATE exclusions SET recorded_at = '${EARLIER}'`, ['log.value-differs exclusions at']],
    [`UPDATE assignment_runs SET made_at = '${EARLIER}'`, ['log.value-differs assignment_runs at']],
    [`UPDATE draws SET drawn_at = '${EARLIER}'`, ['log.value-differs draws at']],
    ["UPDATE exclusions SET reason = 'x'", ['log.value-differs exclusions reason']],
    ['DELETE FROM exclusions', ['log.row-missing exclusions']],
    [
      'DELETE FROM assignments WHERE seat = 2',
      [
        'log.value-differs assignment_runs assignmentsHash',
        'log.value-differs assignment_runs members of case zaak-1',
      ],
    ],
    [
      'DELETE FROM seat_changes; DELETE FROM replacements; DELETE FROM assignments; DELETE FROM assignment_members; DELETE FROM assignment_runs',
      [
        'log.row-missing assignment_runs',
        'log.row-missing replacements',
        'log.row-missing replacements',
        'log.row-missing seat_changes',
        'log.row-missing seat_changes',
      ],
    ],
    [
      `UPDATE assignment_runs SET certificate = replace(certificate, '"isTogether":true', '"isTogether":false')`,
      ['log.value-differs assignment_runs certificateSha256'],
    ],
    [
      `UPDATE assignment_runs SET input = replace(input, '"maximumCasesPerMember":1', '"maximumCasesPerMember":2')`,
      ['log.value-differs assignment_runs inputHash'],
    ],
    ["UPDATE seat_changes SET reason = 'x' WHERE change_id = 1", ['log.value-differs seat_changes reason']],
    [
      'UPDATE seat_changes SET enters = leaves WHERE change_id = 2',
      ['log.value-differs seat_changes enters'],
    ],
    ['DELETE FROM seat_changes WHERE change_id = 2', ['log.row-missing seat_changes']],
  ])('%s is found', (sql, expected) => {
    const db = makeFullPanel();
    db.exec(sql);
    expect(differencesOf(db).sort()).toEqual([...expected].sort());
    db.close();
  });

  it('shows a log whose end was cut off', () => {
    const db = makeFullPanel();
    // The database itself keeps the events of moves and admissions, as long as it is asked to.
    const cut = 'DELETE FROM audit_events WHERE sequence > 8';
    expect(() => db.exec(`DROP TRIGGER audit_events_are_never_removed; ${cut}`)).toThrow('FOREIGN KEY');
    db.exec(`PRAGMA foreign_keys = OFF; ${cut}`);
    expect(differencesOf(db)).toEqual([
      'log.event-missing invitation_moves',
      'log.event-missing admissions',
      'log.event-missing exclusions',
      'log.event-missing assignment_runs',
      'log.event-missing replacements',
      'log.event-missing seat_changes',
      'log.event-missing replacements',
      'log.event-missing seat_changes',
    ]);
    db.close();
  });

  it('shows an event that was changed, also by one space or a second key', () => {
    for (const sql of [
      `UPDATE audit_events SET data = replace(data, '"residents":400', '"residents":401') WHERE sequence = 2`,
      `UPDATE audit_events SET data = ' ' || data WHERE sequence = 2`,
      `UPDATE audit_events SET data = replace(data, '"residents":400', '"residents":1,"residents":400') WHERE sequence = 2`,
      `UPDATE audit_events SET data = '[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]' WHERE sequence = 2`,
    ]) {
      const db = makeFullPanel();
      db.exec(`DROP TRIGGER audit_events_are_never_changed; ${sql}`);
      expect(differencesOf(db)[0]).toMatch(/^log\.(wrong-hash|event-unreadable)$/);
      db.close();
    }
  });

  it('takes a frame that is built again with the same commitment for the same frame', () => {
    const db = makeFullPanel();
    const frame = readCurrentFrame(db);
    if (frame === undefined) throw new Error('the sample has a frame');
    const registers = listFrameRegisters(db, frame.commitment);
    valueOf(writeTransaction(db, () => ok(saveCurrentFrame(db, { ...frame, builtAt: AT }, registers))));
    expect(readCurrentFrame(db)).toEqual(frame);
    expect(differencesOf(db)).toEqual([]);
    db.close();
  });

  it('knows a frame by the register files of the last time it was built', () => {
    const db = makeFullPanel();
    const frame = readCurrentFrame(db);
    if (frame === undefined) throw new Error('the sample has a frame');
    const later = { ...frame, rejected: { 'broken-row': 1 }, builtAt: '2027-01-05T09:00:00.000Z' };
    const registers = listFrameRegisters(db, frame.commitment).map((register) => ({
      ...register,
      sha256: hashOf('the register with a name put right'),
    }));
    valueOf(writeTransaction(db, () => ok(saveCurrentFrame(db, later, registers))));
    expect(readCurrentFrame(db)).toEqual(later);
    expect(listFrameRegisters(db, frame.commitment)).toEqual(registers);
    expect(differencesOf(db)).toEqual([
      'log.value-differs frames at',
      'log.value-differs frames rejected broken-row',
      'log.value-differs frame_registers sha256',
    ]);
    db.close();
  });

  it('looks at every value that the database has, and tells one from another', () => {
    const db = makeFullPanel();
    const facts = collectStateFacts(db);
    const { events } = checkLog(listStoredEvents(db));
    db.close();
    expect(compareLogWithState(events, facts)).toEqual([]);
    const places = placesIn(facts).filter((place) => !notInTheLog.has(place.at(-1) ?? ''));
    expect(places.length).toBeGreaterThan(100);
    const differencesWith = (place: Place, step: number) =>
      JSON.stringify(compareLogWithState(events, changeAt(facts, place, step) as typeof facts));
    const unnoticed = places.filter((place) => {
      const one = differencesWith(place, 1);
      return one === '[]' || one === differencesWith(place, 2);
    });
    expect(unnoticed.map((place) => place.join('.'))).toEqual([]);
  });

  it('gives no value for the side that has none', () => {
    const db = makeFullPanel();
    const facts = collectStateFacts(db);
    const { events } = checkLog(listStoredEvents(db));
    db.close();
    const refreshes = facts.refreshes.map((each) => Object.assign({}, each, { dropped: {} }));
    expect(compareLogWithState(events, { ...facts, refreshes })).toMatchObject([
      {
        recorded: undefined,
        recomputed: expect.stringMatching(/^1 \([0-9a-f]{64}\)$/),
        code: 'log.value-differs',
      },
    ]);
  });
});

describe('logging an event', () => {
  it('needs a transaction and valid data, and does not chain behind an event that cannot be read', () => {
    const db = makeSamplePanel(makeTemporaryFolder(), 4);
    const event: AuditEvent = { type: 'exclusions.recorded', data: { exclusions: [] } };
    expect(() => appendAuditEvent(db, event, AT)).toThrow('within the transaction');
    const named = { ...event, data: { ...event.data, name: 'Testpersoon' } } as AuditEvent;
    expect(() => writeTransaction(db, () => ok(appendAuditEvent(db, named, AT)))).toThrow('not valid');
    expect(() => writeTransaction(db, () => ok(appendAuditEvent(db, event, '4 januari')))).toThrow(
      'not valid',
    );
    valueOf(writeTransaction(db, () => ok(appendAuditEvent(db, event, AT))));
    db.exec("DROP TRIGGER audit_events_are_never_changed; UPDATE audit_events SET type = 'x'");
    const refused = writeTransaction(db, () => ok(appendAuditEvent(db, event, AT)));
    expect(refused).toMatchObject({ ok: false, failures: [{ code: 'store.row-damaged' }] });
    db.close();
  });
});
