/** One change at a time in what the database holds of the draw: `audit verify` ends with 1 and names it. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { SmallPanel } from '../cli/small-panel.ts';
import { makeSmallPanel, queryColumn, readText } from '../cli/small-panel.ts';
import type { Named } from './tamper.ts';
import { ask, changeDatabase, missingIn, verifyChanged } from './tamper.ts';

let signedUp: SmallPanel;

beforeAll(async () => {
  signedUp = await makeSmallPanel('sign-ups');
});

describe('the drawn residents', () => {
  const victim = 'SELECT resident_id FROM drawn_residents ORDER BY resident_id LIMIT 1 OFFSET 7';

  it.each([
    ['stratum', "stratum = 'GM0344/M/18-29/elsewhere'", 'stratum'],
    ['rank', 'rank = 100', 'rank'],
    ['ticket', "ticket = replace(ticket, substr(ticket, 1, 4), '0000')", 'ticket'],
    [
      'class',
      'chance_class = (SELECT max(chance_class) FROM chances WHERE chance_class <> drawn_residents.chance_class)',
      'chanceClass',
    ],
    ['address', "address_id = '00000000000000000000000000000000'", 'addressId'],
    ['wave', 'wave = 2', 'wave'],
    ['municipality', "municipality = 'GM9999'", 'municipality'],
  ])('a changed %s', async (_what, assignment, column) => {
    const id = ask(signedUp.folder, victim);
    const verdict = await verifyChanged(signedUp, (folder) =>
      changeDatabase(folder, `UPDATE drawn_residents SET ${assignment} WHERE resident_id = '${id}'`),
    );
    expect(
      missingIn(verdict, [
        'Draw',
        'draw.column-differs',
        `database, drawn_residents, resident ${id}, column ${column}`,
      ]),
    ).toEqual([]);
  });

  it.each([
    ['probability', 'inclusion_probability = inclusion_probability + 0.0001', 'inclusionProbability'],
    ['weight', 'design_weight = design_weight + 0.001', 'designWeight'],
  ])('a changed %s of all who have the same', async (_what, assignment, column) => {
    const id = ask(signedUp.folder, victim);
    const ofVictim = `SELECT chance_class FROM drawn_residents WHERE resident_id = '${id}'`;
    const verdict = await verifyChanged(signedUp, (folder) =>
      changeDatabase(folder, `UPDATE chances SET ${assignment} WHERE chance_class = (${ofVictim})`),
    );
    const named = queryColumn(
      signedUp.folder,
      `SELECT resident_id FROM drawn_residents WHERE chance_class = (${ofVictim})`,
    ).map((resident): Named => [
      'Draw',
      'draw.column-differs',
      `database, drawn_residents, resident ${String(resident)}, column ${column}`,
    ]);
    expect(missingIn(verdict, ...named)).toEqual([]);
  });

  it('a chance that was removed', async () => {
    const verdict = await verifyChanged(signedUp, (folder) => changeDatabase(folder, 'DELETE FROM chances'));
    expect(
      missingIn(
        verdict,
        ['Draw', 'evidence.refused', 'loting.db'],
        ['Database', 'database.integrity', 'database'],
      ),
    ).toEqual([]);
  });

  it('one who was removed, with and without everything that hangs on them', async () => {
    const id = ask(signedUp.folder, "SELECT resident_id FROM invitations WHERE state = 'posted'");
    const alone = `DELETE FROM drawn_residents WHERE resident_id = '${id}'`;
    const wholly = `${alone}; DELETE FROM addressees WHERE resident_id = '${id}';
      DELETE FROM invitation_moves WHERE invitation_id IN (SELECT invitation_id FROM invitations WHERE resident_id = '${id}');
      DELETE FROM invitations WHERE resident_id = '${id}'`;
    for (const sql of [alone, wholly]) {
      const verdict = await verifyChanged(signedUp, (folder) => changeDatabase(folder, sql));
      expect(
        missingIn(verdict, ['Draw', 'draw.resident-missing', `drawn_residents, resident ${id}`]),
      ).toEqual([]);
      if (sql === alone)
        expect(missingIn(verdict, ['Database', 'database.integrity', 'drawn_residents'])).toEqual([]);
    }
  });

  it('one who was added: somebody of the frame, or nobody', async () => {
    const drawn = new Set(queryColumn(signedUp.folder, 'SELECT resident_id FROM drawn_residents'));
    const other = readText(signedUp.folder, 'audit/frame.csv')
      .split('\n')
      .slice(1, -1)
      .map((row) => row.slice(0, 32))
      .find((id) => !drawn.has(id));
    for (const id of [String(other), 'f'.repeat(32)]) {
      const verdict = await verifyChanged(signedUp, (folder) =>
        changeDatabase(
          folder,
          `INSERT INTO drawn_residents SELECT '${id}', draw_id, wave, address_id, municipality, stratum, 900, ticket,
             chance_class FROM drawn_residents LIMIT 1`,
        ),
      );
      expect(
        missingIn(
          verdict,
          ['Draw', 'draw.resident-extra', `drawn_residents, resident ${id}`],
          ['Letters', 'letters.no-invitation', `resident ${id}`],
          ['Addresses', 'letters.addressee-differs', `resident ${id}`],
        ),
      ).toEqual([]);
    }
  });

  it('one who was put in the place of another, with a consistent row', async () => {
    const id = ask(signedUp.folder, victim);
    const verdict = await verifyChanged(signedUp, (folder) =>
      changeDatabase(
        folder,
        ['drawn_residents', 'addressees', 'invitations']
          .map((table) => `UPDATE ${table} SET resident_id = '${'e'.repeat(32)}' WHERE resident_id = '${id}'`)
          .join(';'),
      ),
    );
    expect(
      missingIn(
        verdict,
        ['Draw', 'draw.resident-missing', id],
        ['Draw', 'draw.resident-extra', 'e'.repeat(32)],
      ),
    ).toEqual([]);
  });
});

describe('the draw', () => {
  it.each<[string, string, readonly Named[]]>([
    [
      'the randomness',
      "UPDATE draws SET randomness = 'dice: 3 1 5'",
      [
        ['Draw', 'draw.seed', 'draw 1'],
        ['Log', 'log.value-differs', 'randomness'],
      ],
    ],
    [
      'the effective seed',
      'UPDATE draws SET effective_seed = lower(hex(zeroblob(32)))',
      [
        ['Draw', 'draw.seed', 'draw 1'],
        ['Log', 'log.row-missing', 'draw.run'],
      ],
    ],
    [
      'the letters of a municipality',
      "UPDATE wave_letters SET letter_count = 41 WHERE municipality = 'GM0344'",
      [
        ['Draw', 'draw.letters', 'wave_letters, wave 1, GM0344'],
        ['Log', 'log.value-differs', 'GM0344'],
      ],
    ],
    [
      'the number of the wave',
      'UPDATE waves SET wave = 2; UPDATE wave_letters SET wave = 2; UPDATE drawn_residents SET wave = 2; UPDATE batches SET wave = 2; UPDATE invitations SET wave = 2',
      [
        ['Draw', 'draw.wave-numbers', 'waves'],
        ['Log', 'log.row-missing', 'wave 1'],
      ],
    ],
    [
      'the hash over the drawn residents',
      'UPDATE waves SET drawn_hash = lower(hex(zeroblob(32)))',
      [
        ['Draw', 'draw.drawn-hash', 'wave 1'],
        ['Log', 'log.value-differs', 'drawnHash'],
      ],
    ],
    ['the frame in force', 'UPDATE frames SET is_current = 0', [['Draw', 'draw.frame-in-force', 'draw 1']]],
    [
      'a second draw that nobody logged',
      "INSERT INTO draws (draw_id, commitment, randomness, effective_seed, is_without_commitment, is_another_source, drawn_at) SELECT 2, commitment, 'x', lower(hex(zeroblob(32))), 0, 0, drawn_at FROM draws; INSERT INTO waves SELECT 2, wave, short_count, drawn_hash, drawn_at FROM waves",
      [['Log', 'log.event-missing', 'waves']],
    ],
  ])('%s', async (_what, sql, named) => {
    expect(
      missingIn(await verifyChanged(signedUp, (folder) => changeDatabase(folder, sql)), ...named),
    ).toEqual([]);
  });
});
