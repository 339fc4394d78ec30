/** One change at a time in what the database holds of letters, answers and groups: `audit verify` ends with 1 and names it. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { SmallPanel } from '../cli/small-panel.ts';
import { editFile, makeSmallPanel, queryColumn } from '../cli/small-panel.ts';
import { ask, changeDatabase, missingIn, verifyChanged } from '../end-to-end/tamper.ts';

/** With groups, and without: the lottery over groups takes most of the audit's time. */
let assigned: SmallPanel;
let signedUp: SmallPanel;

beforeAll(async () => {
  signedUp = await makeSmallPanel('sign-ups');
  assigned = await makeSmallPanel('assignment');
});

describe('the letters and the answers', () => {
  const letter = 'SELECT invitation_id FROM invitations WHERE state =';

  it('a login code of which another is kept', async () => {
    const verdict = await verifyChanged(signedUp, (folder) =>
      changeDatabase(
        folder,
        "UPDATE invitations SET code_lookup = lower(hex(zeroblob(32))) WHERE invitation_id = '1-000003'",
      ),
    );
    expect(
      missingIn(verdict, ['Letters', 'letters.code-lookup', 'invitations, 1-000003, column code_lookup']),
    ).toEqual([]);
  });

  it('two letters that changed residents', async () => {
    const verdict = await verifyChanged(signedUp, (folder) => {
      const [first, second] = queryColumn(folder, `${letter} 'posted' ORDER BY 1`);
      changeDatabase(folder, (db) => {
        const residentOf = db
          .prepare<[unknown], string>('SELECT resident_id FROM invitations WHERE invitation_id = ?')
          .pluck();
        const residents = [residentOf.get(first), residentOf.get(second)];
        const move = db.prepare('UPDATE invitations SET resident_id = ? WHERE invitation_id = ?');
        move.run('0'.repeat(32), first);
        move.run(residents[0], second);
        move.run(residents[1], first);
      });
    });
    const first = ask(signedUp.folder, `${letter} 'posted' ORDER BY 1`);
    expect(
      missingIn(verdict, ['Letters', 'letters.wrong-resident', `invitations, ${first}, column resident_id`]),
    ).toEqual([]);
  });

  it('a letter with a higher version, whose code was never printed', async () => {
    const id = ask(signedUp.folder, `${letter} 'posted'`);
    const verdict = await verifyChanged(signedUp, (folder) =>
      changeDatabase(folder, `UPDATE invitations SET version = 2 WHERE invitation_id = '${id}'`),
    );
    expect(missingIn(verdict, ['Letters', 'letters.code-lookup', id])).toEqual([]);
  });

  it.each([
    ['posted', 'signed-up'],
    ['posted', 'declined'],
    ['posted', 'drawn'],
    ['signed-up', 'posted'],
    ['signed-up', 'declined'],
    ['declined', 'signed-up'],
  ])('a letter moved from %s to %s', async (from, to) => {
    const id = ask(signedUp.folder, `${letter} '${from}'`);
    const verdict = await verifyChanged(signedUp, (folder) =>
      changeDatabase(folder, `UPDATE invitations SET state = '${to}' WHERE invitation_id = '${id}'`),
    );
    expect(
      missingIn(verdict, ['Letters', 'signups.state-differs', `invitations, ${id}, column state`]),
    ).toEqual([]);
  });

  it('a letter put in another place of its batch, or of another batch', async () => {
    for (const sql of ['sequence = sequence + 1000', "batch_id = 'w1-GM0637-001', sequence = 99"]) {
      const id = ask(signedUp.folder, "SELECT letter_id FROM letters WHERE batch_id = 'w1-GM0344-001'");
      const verdict = await verifyChanged(signedUp, (folder) =>
        changeDatabase(folder, `UPDATE letters SET ${sql} WHERE letter_id = ${id}`),
      );
      expect(missingIn(verdict, ['Log', 'log.value-differs', 'lettersHash'])).toEqual([]);
      expect(missingIn(verdict, ['Letters', 'evidence.file-changed', 'w1-manifest.csv'])).toEqual([]);
    }
  });

  const imported = '(SELECT event_sequence FROM imports)';

  it('an answer that was removed, also when the letter is put back', async () => {
    const ofImport = `FROM invitation_moves WHERE event_sequence = ${imported}`;
    const id = ask(signedUp.folder, `SELECT invitation_id ${ofImport}`);
    const alone = `DELETE ${ofImport} AND invitation_id = '${id}'`;
    expect(
      missingIn(await verifyChanged(signedUp, (folder) => changeDatabase(folder, alone)), [
        'Letters',
        'signups.state-differs',
        id,
      ]),
    ).toEqual([]);
    const wholly = `${alone}; UPDATE invitations SET state = 'posted' WHERE invitation_id = '${id}'`;
    expect(
      missingIn(await verifyChanged(signedUp, (folder) => changeDatabase(folder, wholly)), [
        'Log',
        'log.value-differs',
        /the moves of letters in event \d+/,
      ]),
    ).toEqual([]);
  });

  it.each([
    ['the day', "moved_on = '2027-01-05'"],
    ['the channel', "channel = 'counter'"],
    ['that it was late', 'is_late = 1 - is_late'],
    ['whether the resident takes part', "to_state = iif(to_state = 'declined', 'signed-up', 'declined')"],
  ])('%s of an answer that was changed', async (_what, change) => {
    const id = ask(
      signedUp.folder,
      `SELECT max(move_id) FROM invitation_moves WHERE event_sequence = ${imported}`,
    );
    const verdict = await verifyChanged(signedUp, (folder) =>
      changeDatabase(folder, `UPDATE invitation_moves SET ${change} WHERE move_id = ${id}`),
    );
    expect(missingIn(verdict, ['Log', 'log.value-differs', 'movesHash'])).toEqual([]);
  });

  it('an answer that staff recorded and that was removed', async () => {
    const verdict = await verifyChanged(signedUp, (folder) =>
      changeDatabase(
        folder,
        "DELETE FROM invitation_moves WHERE channel = 'phone'; UPDATE invitations SET state = 'posted' WHERE invitation_id = '1-000001'",
      ),
    );
    expect(missingIn(verdict, ['Log', 'log.row-missing', 'the moves of letters in event'])).toEqual([]);
  });

  it('an answer that nobody gave', async () => {
    const id = ask(signedUp.folder, `${letter} 'posted'`);
    const add = (event: string): string =>
      `INSERT INTO invitation_moves SELECT NULL, '${id}', 'posted', 'signed-up', '2027-01-20', 'site', 0, ${event}, 'x';
       UPDATE invitations SET state = 'signed-up' WHERE invitation_id = '${id}'`;
    expect(
      missingIn(await verifyChanged(signedUp, (folder) => changeDatabase(folder, add('1'))), [
        'Log',
        'log.event-missing',
        'the moves of letters in event 1',
      ]),
    ).toEqual([]);
    expect(
      missingIn(await verifyChanged(signedUp, (folder) => changeDatabase(folder, add(imported))), [
        'Log',
        'log.value-differs',
        'movesHash',
      ]),
    ).toEqual([]);
  });

  it('a result file in which a line got another answer', async () => {
    const verdict = await verifyChanged(signedUp, (folder) =>
      editFile(folder, 'exports/answers-result.csv', 'accepted', 'declined'),
    );
    expect(missingIn(verdict, ['Results', 'evidence.file-changed', 'exports/answers-result.csv'])).toEqual(
      [],
    );
  });

  it('what the lines of a file got', async () => {
    const verdict = await verifyChanged(signedUp, (folder) =>
      changeDatabase(folder, "UPDATE imports SET result = replace(result, 'declined', 'accepted')"),
    );
    expect(missingIn(verdict, ['Log', 'log.value-differs', 'resultSha256'])).toEqual([]);
  });

  it('an address that is sealed, damaged, moved to another resident or gone', async () => {
    const changes = [
      'UPDATE addressees SET sealed = zeroblob(200) WHERE rowid = 3',
      'UPDATE addressees SET sealed = (SELECT sealed FROM addressees WHERE rowid = 4) WHERE rowid = 3',
      'DELETE FROM addressees WHERE rowid = 3',
    ];
    const id = ask(signedUp.folder, 'SELECT resident_id FROM addressees WHERE rowid = 3');
    for (const sql of changes) {
      const { exitCode, differences } = await verifyChanged(signedUp, (folder) =>
        changeDatabase(folder, sql),
      );
      expect(exitCode, sql).toBe(1);
      expect(
        differences
          .filter(({ step }) => step === 'Addresses')
          .map(({ what, where }) => what + where)
          .join(),
        sql,
      ).toContain(id);
    }
  });
});

describe('the members', () => {
  it('a member who was taken out, put in, or given another number', async () => {
    const outsider = ask(signedUp.folder, "SELECT resident_id FROM invitations WHERE state = 'declined'");
    for (const sql of [
      'DELETE FROM members WHERE member_number = 1',
      `INSERT INTO members VALUES (900, '${outsider}', 1)`,
      'UPDATE members SET member_number = 901 WHERE member_number = 1',
    ]) {
      const verdict = await verifyChanged(signedUp, (folder) => changeDatabase(folder, sql));
      expect(missingIn(verdict, ['Members', 'admission.member-differs', 'database, members'])).toEqual([]);
      expect(missingIn(verdict, ['Log', 'log.value-differs', 'membersHash'])).toEqual([]);
    }
  });

  it('an admission that took late sign-ups, or that was held over others', async () => {
    for (const [sql, code] of [
      ['UPDATE admissions SET admits_late = 1', 'admission.member-differs'],
      ['UPDATE admissions SET input_hash = lower(hex(zeroblob(32)))', 'admission.input-hash'],
    ] as const) {
      const verdict = await verifyChanged(signedUp, (folder) => changeDatabase(folder, sql));
      expect(missingIn(verdict, ['Members', code, 'database,'])).toEqual([]);
    }
  });
});

describe('the groups', () => {
  const seat = "SELECT resident_id FROM assignments WHERE case_id = 'case-1' ORDER BY seat LIMIT 1";

  it('a member moved to another case', async () => {
    const id = ask(assigned.folder, `${seat} OFFSET 2`);
    const verdict = await verifyChanged(assigned, (folder) =>
      changeDatabase(
        folder,
        `UPDATE assignments SET case_id = 'case-2', seat = 99 WHERE case_id = 'case-1' AND resident_id = '${id}'`,
      ),
    );
    expect(
      missingIn(
        verdict,
        ['Groups', 'assignment.missing', `case case-1, resident ${id}`],
        ['Groups', 'assignment.rule-broken', 'case-1'],
        ['Log', 'log.value-differs', 'case-1'],
      ),
    ).toEqual([]);
  });

  it('a member who lost the seat to another', async () => {
    const id = ask(assigned.folder, seat);
    const other = ask(
      assigned.folder,
      "SELECT resident_id FROM assignment_members WHERE resident_id NOT IN (SELECT resident_id FROM assignments WHERE case_id = 'case-1')",
    );
    const verdict = await verifyChanged(assigned, (folder) =>
      changeDatabase(
        folder,
        `UPDATE assignments SET resident_id = '${other}' WHERE case_id = 'case-1' AND resident_id = '${id}'`,
      ),
    );
    expect(
      missingIn(
        verdict,
        ['Groups', 'assignment.missing', `case case-1, resident ${id}`],
        ['Groups', 'assignment.extra', `case case-1, resident ${other}`],
      ),
    ).toEqual([]);
  });

  it('a seat that was removed', async () => {
    const id = ask(assigned.folder, seat);
    const verdict = await verifyChanged(assigned, (folder) =>
      changeDatabase(folder, `DELETE FROM assignments WHERE case_id = 'case-1' AND resident_id = '${id}'`),
    );
    expect(missingIn(verdict, ['Groups', 'assignment.missing', `case case-1, resident ${id}`])).toEqual([]);
  });

  it('an exclusion that was removed, added, or given another reason', async () => {
    const id = ask(assigned.folder, "SELECT resident_id FROM exclusions WHERE case_id = 'case-1'");
    const key = `the exclusion of member ${id} from case`;
    const removed = `DELETE FROM exclusions WHERE resident_id = '${id}'`;
    expect(
      missingIn(
        await verifyChanged(assigned, (folder) => changeDatabase(folder, removed)),
        ['Log', 'log.row-missing', `${key} case-1`],
        ['Groups', 'assignment.input-exclusion', id],
      ),
    ).toEqual([]);
    const added = `INSERT INTO exclusions SELECT resident_id, 'case-2', reason, recorded_at FROM exclusions WHERE resident_id = '${id}'`;
    expect(
      missingIn(await verifyChanged(assigned, (folder) => changeDatabase(folder, added)), [
        'Log',
        'log.event-missing',
        `${key} case-2`,
      ]),
    ).toEqual([]);
    const changed = `UPDATE exclusions SET reason = 'own-choice' WHERE resident_id = '${id}'`;
    expect(
      missingIn(await verifyChanged(assigned, (folder) => changeDatabase(folder, changed)), [
        'Log',
        'log.value-differs',
        `${key} case-1`,
      ]),
    ).toEqual([]);
  });

  it('somebody who is put among those who took part', async () => {
    const id = ask(assigned.folder, "SELECT resident_id FROM invitations WHERE state = 'posted'");
    const verdict = await verifyChanged(assigned, (folder) =>
      changeDatabase(
        folder,
        `INSERT INTO assignment_members SELECT run_id, '${id}', type_id, expected_load FROM assignment_members LIMIT 1`,
      ),
    );
    expect(missingIn(verdict, ['Groups', 'assignment.member-extra', `resident ${id}`])).toEqual([]);
  });
});
