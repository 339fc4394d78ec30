import { describe, expect, it } from 'vitest';
import { MunicipalityCodeSchema } from '../../src/domain/ids.ts';
import { codeLookupOf, parseLoginCode } from '../../src/letters/login-code.ts';
import {
  listBatches,
  markPosted,
  markPrinted,
  markShredded,
  readBatch,
  updateBatchFiles,
} from '../../src/store/tables/batch-table.ts';
import { listLetters, setOutcomes, updatePageCounts } from '../../src/store/tables/letter-table.ts';
import { findRevokedCode, listRevokedCodes, revokeCode } from '../../src/store/tables/revoked-code-table.ts';
import {
  insertDraw,
  insertWave,
  listWaves,
  readLatestDraw,
  readWaveLetters,
} from '../../src/store/tables/draw-table.ts';
import {
  insertDrawnResidents,
  listDrawnResidents,
  readAllAddressees,
  removeDrawnResidents,
  readAddressees,
  saveAddressees,
} from '../../src/store/tables/drawn-resident-table.ts';
import { readChances, saveChances } from '../../src/store/tables/chance-table.ts';
import {
  listFrameRegisters,
  listFrames,
  readCurrentFrame,
  saveCurrentFrame,
} from '../../src/store/tables/frame-table.ts';
import { findInvitationByLookup, listInvitations } from '../../src/store/tables/invitation-table.ts';
import { insertPanel, readPanel } from '../../src/store/tables/panel-table.ts';
import { insertAnnouncement, readAnnouncement } from '../../src/store/tables/announcement-table.ts';
import {
  insertRefresh,
  listDroppedResidents,
  listRefreshChanges,
  listRefreshes,
  listRefreshRegisters,
} from '../../src/store/tables/refresh-table.ts';
import {
  countFollowedInvitations,
  listFollowedInvitations,
} from '../../src/store/tables/followed-invitation-table.ts';
import { valueOf } from './expect-result.ts';
import {
  AT,
  hashOf,
  makeSamplePanel,
  PANEL_ID,
  PANEL_KEY,
  sampleCode,
  sampleInvitationId,
  sampleResident,
  SEAL_KEYS,
} from './sample-panel.ts';
import { makeTemporaryFolder } from './temporary-folder.ts';

describe('the tables', () => {
  it('hold one panel', () => {
    const db = makeSamplePanel(makeTemporaryFolder(), 0);
    const panel = readPanel(db);
    expect(panel).toEqual({
      panelId: PANEL_ID,
      protocol: 'loting-draw-v1',
      keyHash: hashOf('key'),
      logKey: hashOf('log key'),
      createdAt: AT,
    });
    expect(() => insertPanel(db, panel)).toThrow('UNIQUE');
    db.close();
  });

  it('hold every frame, of which the last one built is current', () => {
    const db = makeSamplePanel(makeTemporaryFolder(), 0);
    const first = readCurrentFrame(db);
    if (first === undefined) throw new Error('the sample has a frame');
    expect(first).toMatchObject({ residentCount: 400, excluded: { 'too-young': 80 }, rejected: {} });
    const second = { ...first, commitment: hashOf('second'), builtAt: '2027-01-05T09:00:00.000Z' };
    const registers = ['GM0344', 'GM0637'].map((code, fileIndex) => ({
      municipality: MunicipalityCodeSchema.parse(code),
      fileIndex,
      path: `${code}.csv`,
      sha256: hashOf(code),
      rowCount: fileIndex,
    }));
    saveCurrentFrame(db, second, registers);
    expect(readCurrentFrame(db)).toEqual(second);
    expect(listFrameRegisters(db, second.commitment)).toEqual(registers);
    saveCurrentFrame(db, first, []);
    expect(readCurrentFrame(db)).toEqual(first);
    expect(listFrames(db)).toEqual([first, second]);
    db.close();
  });

  it('hold the draw in its order, and take new chances of a later wave', () => {
    const db = makeSamplePanel(makeTemporaryFolder(), 8);
    const drawn = listDrawnResidents(db, 1);
    expect(drawn.map((resident) => [resident.stratum, resident.rank])).toEqual([
      ['GM0344/M', 1],
      ['GM0344/M', 2],
      ['GM0344/V', 1],
      ['GM0344/V', 2],
      ['GM0637/M', 1],
      ['GM0637/M', 2],
      ['GM0637/V', 1],
      ['GM0637/V', 2],
    ]);
    expect(drawn.find((resident) => resident.residentId === sampleResident(5).residentId)).toEqual(
      sampleResident(5),
    );

    const utrecht = MunicipalityCodeSchema.parse('GM0344');
    const wave = { drawId: 1, wave: 2, shortCount: 1, drawnHash: hashOf('wave 2'), drawnAt: AT };
    const later = { ...sampleResident(8), wave: 2, chanceClass: 4 };
    insertWave(db, wave, new Map([[utrecht, 1]]));
    insertDrawnResidents(db, 1, [later]);
    const raised = { inclusionProbability: 0.5, designWeight: 2 };
    saveChances(
      db,
      1,
      drawn.map((resident) => Object.assign({}, resident, raised)),
    );
    expect(listWaves(db).at(-1)).toEqual(wave);
    expect([...readWaveLetters(db, 1, 2)]).toEqual([[utrecht, 1]]);
    const all = listDrawnResidents(db, 1);
    expect(all.map((resident) => resident.designWeight)).toEqual([2, 2, 2, 2, 2, 2, 2, 2, 4]);
    expect(all.at(-1)).toEqual(later);
    expect([...readChances(db, 1).values()].at(-2)).toEqual({ chanceClass: 3, ...raised });
    expect(() => saveChances(db, 1, [later, { ...later, designWeight: 5 }])).toThrow('different chances');
    db.close();
  });

  it('take no resident twice, no certain chance above one, and no second draw with the same seed', () => {
    const db = makeSamplePanel(makeTemporaryFolder(), 4);
    expect(() => insertDrawnResidents(db, 1, [sampleResident(0)])).toThrow('UNIQUE');
    expect(() => insertDrawnResidents(db, 1, [{ ...sampleResident(9), inclusionProbability: 1.1 }])).toThrow(
      'CHECK',
    );
    expect(() => insertDrawnResidents(db, 2, [sampleResident(9)])).toThrow('FOREIGN KEY');
    const draw = readLatestDraw(db);
    if (draw === undefined) throw new Error('the sample has a draw');
    const { drawId, ...same } = draw;
    expect(drawId).toBe(1);
    expect(draw.randomness).toBe('0');
    expect(() => insertDraw(db, same)).toThrow('UNIQUE');
    const another = { ...same, randomness: '', effectiveSeed: hashOf('another') };
    expect(() => insertDraw(db, { ...another, replaces: 1 })).toThrow('draws_exception_has_reason');
    expect(() => insertDraw(db, { ...another, reason: 'x' })).toThrow('draws_exception_has_reason');
    expect(() => insertDraw(db, { ...another, drandRound: 5 })).toThrow('draws_round_has_signature');
    expect(insertDraw(db, { ...another, replaces: 1, reason: 'x' })).toBe(2);
    expect(readLatestDraw(db)).toMatchObject({ randomness: '', replaces: 1, reason: 'x' });
    const third = { ...another, effectiveSeed: hashOf('third'), replaces: 1, reason: 'x' };
    expect(() => insertDraw(db, third)).toThrow('UNIQUE');
    db.close();
  });

  it('forget who was drawn, and keep the waves, when another draw takes its place', () => {
    const db = makeSamplePanel(makeTemporaryFolder(), 4, false);
    removeDrawnResidents(db, 1);
    expect(listDrawnResidents(db, 1)).toEqual([]);
    expect(listInvitations(db)).toEqual([]);
    expect(valueOf(readAllAddressees(db, SEAL_KEYS, 1)).size).toBe(0);
    expect(listWaves(db)).toHaveLength(1);
    db.close();
  });

  it('hold one announcement for a commitment, for good', () => {
    const db = makeSamplePanel(makeTemporaryFolder(), 0);
    const commitment = hashOf('commitment');
    const announced = { kind: 'text', text: 'one die' } as const;
    expect(readAnnouncement(db, commitment)).toEqual({ commitment, announced, committedAt: AT });
    expect(readAnnouncement(db, hashOf('another'))).toBeUndefined();
    expect(() => insertAnnouncement(db, commitment, { kind: 'text', text: 'two dice' }, AT)).toThrow(
      'UNIQUE',
    );
    db.close();
  });

  it('hold what refreshes changed, for each draw on its own', () => {
    const db = makeSamplePanel(makeTemporaryFolder(), 12);
    const [first, second] = [sampleResident(0), sampleResident(1)];
    const refresh = { drawId: 1, lastWave: 1, checkedCount: 4, refreshedAt: AT };
    const { municipality, residentId } = first;
    const register = { fileIndex: 0, municipality, path: 'newer.csv', sha256: hashOf('newer'), rowCount: 9 };
    const dropped = { residentId, change: 'dropped', reason: 'died' } as const;
    const moved = { residentId: second.residentId, change: 'readdressed', reason: null } as const;
    expect(insertRefresh(db, refresh, [register], [dropped, moved])).toBe(1);
    expect(listRefreshes(db)).toEqual([{ refreshId: 1, ...refresh }]);
    expect(listRefreshRegisters(db, 1)).toEqual([{ refreshId: 1, ...register }]);
    expect(listRefreshChanges(db, 1)).toHaveLength(2);
    expect([...listDroppedResidents(db, 1)]).toEqual([residentId]);
    expect(listDroppedResidents(db, 2).size).toBe(0);
    const { invitations } = listFollowedInvitations(db);
    const states = invitations.map((row) => [row.isDropped, row.isReaddressed]);
    expect(states.flat().filter(Boolean)).toHaveLength(2);
    const counted = countFollowedInvitations(db);
    expect(counted.reduce((sum, { count = 0 }) => sum + count, 0)).toBe(invitations.length);
    expect(
      counted.filter(({ isDropped }) => isDropped).map(({ count, stratum }) => [count, stratum]),
    ).toEqual([[1, first.stratum]]);
    expect(counted.length).toBeLessThan(invitations.length);
    expect(() => insertRefresh(db, refresh, [], [{ ...dropped, reason: null }])).toThrow(
      'dropped_has_reason',
    );
    db.close();
  });

  it('give a resident a new address when a newer register has one', () => {
    const db = makeSamplePanel(makeTemporaryFolder(), 4);
    const { residentId } = sampleResident(2);
    const addressee = valueOf(readAddressees(db, SEAL_KEYS, 1, 1)).get(residentId);
    if (addressee === undefined) throw new Error('the sample has addressees');
    saveAddressees(db, SEAL_KEYS, new Map([[residentId, { ...addressee, houseNumber: '99' }]]));
    const addressees = valueOf(readAddressees(db, SEAL_KEYS, 1, 1));
    expect(addressees.size).toBe(4);
    expect(addressees.get(residentId)?.houseNumber).toBe('99');
    expect(valueOf(readAddressees(db, SEAL_KEYS, 1, 2)).size).toBe(0);
    db.close();
  });

  it('find a letter by its code, however it was typed, and by no other', () => {
    const db = makeSamplePanel(makeTemporaryFolder(), 4);
    const typed = valueOf(parseLoginCode(sampleCode(3).replaceAll('-', ' ').toLowerCase()));
    expect(findInvitationByLookup(db, codeLookupOf(PANEL_KEY, PANEL_ID, typed))).toMatchObject({
      invitationId: sampleInvitationId(3),
      state: 'drawn',
      version: 1,
    });
    expect(findInvitationByLookup(db, codeLookupOf(PANEL_KEY, 'ander-panel', typed))).toBeUndefined();
    db.close();
  });

  it('take a batch that is made again, and tell what became of each letter', () => {
    const db = makeSamplePanel(makeTemporaryFolder(), 4);
    const [batch] = listBatches(db);
    if (batch === undefined) throw new Error('the sample has batches');
    const files = { ...batch, sha256: hashOf('again'), coverSha256: hashOf('cover again') };
    const { batchId, profile, inputHash, sha256, coverSha256, renderedAt } = files;
    updateBatchFiles(db, { batchId, profile, inputHash, sha256, coverSha256, renderedAt });
    expect(readBatch(db, batchId)).toEqual(files);
    expect(() => updateBatchFiles(db, { ...files, batchId: 'w9' })).toThrow('no batch');
    setOutcomes(db, [1], 'void', AT);
    updatePageCounts(db, batchId, [1, 2]);
    expect(listLetters(db).map((row) => [row.batchId, row.sequence, row.pageCount, row.outcome])).toEqual([
      ['w1-1', 1, 1, 'void'],
      ['w1-1', 2, 2, 'rendered'],
      ['w1-2', 1, 1, 'rendered'],
      ['w1-2', 2, 1, 'rendered'],
    ]);
    expect(() => setOutcomes(db, [77], 'void', AT)).toThrow('no letter');
    db.close();
  });

  it('record when batches were printed, posted and shredded', () => {
    const db = makeSamplePanel(makeTemporaryFolder(), 4);
    const later = '2027-01-12T09:00:00.000Z';
    markPrinted(db, ['w1-1'], AT);
    markPrinted(db, ['w1-1'], later);
    markPosted(db, ['w1-1', 'w1-2'], '2027-01-11', later);
    markShredded(db, ['w1-2'], later);
    expect(listBatches(db).map((row) => [row.printedAt, row.postedOn, row.postedAt, row.shreddedAt])).toEqual(
      [
        [AT, '2027-01-11', later, null],
        [null, '2027-01-11', later, later],
      ],
    );
    db.close();
  });

  it('keep the lookup of a revoked code beside that of the new one', () => {
    const db = makeSamplePanel(makeTemporaryFolder(), 2);
    const [invitation] = listInvitations(db);
    if (invitation === undefined) throw new Error('the sample has invitations');
    const { invitationId, codeLookup, version } = invitation;
    const revoked = { codeLookup, invitationId, version, reason: 'letter lost', revokedAt: AT };
    revokeCode(db, revoked, hashOf('next code'));
    expect(findRevokedCode(db, codeLookup)).toEqual(revoked);
    expect(listRevokedCodes(db)).toEqual([revoked]);
    expect(findInvitationByLookup(db, codeLookup)).toBeUndefined();
    expect(findInvitationByLookup(db, hashOf('next code'))).toMatchObject({ invitationId, version: 2 });
    expect(() => revokeCode(db, { ...revoked, codeLookup: hashOf('other') }, hashOf('x'))).toThrow(
      /UNIQUE|constraint/i,
    );
    db.close();
  });
});
