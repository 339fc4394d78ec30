/** A small panel in a real database: a frame, a draw of one wave, and letters in two batches, each with its event. */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { Database } from 'better-sqlite3';
import type { AuditEvent } from '../../src/domain/audit-event.ts';
import type { DrawnResident } from '../../src/domain/drawn-resident.ts';
import { sha256Hex } from '../../src/domain/hash.ts';
import {
  AddressIdSchema,
  HashSchema,
  InvitationIdSchema,
  MunicipalityCodeSchema,
  ResidentIdSchema,
} from '../../src/domain/ids.ts';
import type { Hash, InvitationId } from '../../src/domain/ids.ts';
import type { StratumKey } from '../../src/domain/stratum.ts';
import { hashLetters } from '../../src/letters/letters-hash.ts';
import { codeLookupOf, loginCodeOf } from '../../src/letters/login-code.ts';
import { appendAuditEvent } from '../../src/store/append-audit-event.ts';
import { createDatabase, openDatabase } from '../../src/store/open-database.ts';
import { deriveSealKeys } from '../../src/store/seal.ts';
import { insertAnnouncement } from '../../src/store/tables/announcement-table.ts';
import { insertBatch } from '../../src/store/tables/batch-table.ts';
import { insertLetters, toHashedLetters } from '../../src/store/tables/letter-table.ts';
import { insertDraw, insertWave } from '../../src/store/tables/draw-table.ts';
import { insertDrawnResidents, saveAddressees } from '../../src/store/tables/drawn-resident-table.ts';
import { saveCurrentFrame } from '../../src/store/tables/frame-table.ts';
import { insertInvitations } from '../../src/store/tables/invitation-table.ts';
import { insertPanel } from '../../src/store/tables/panel-table.ts';
import { ok } from '../../src/domain/result.ts';
import { valueOf } from './expect-result.ts';

export const AT = '2027-01-04T09:00:00.000Z';
export const PANEL_ID = 'proefpanel';
export const PANEL_KEY = new Uint8Array(32).fill(7);
export const SEAL_KEYS = deriveSealKeys(PANEL_KEY);
export const PLANTED_NAME = 'Testpersoon-Zeldzamenaam';
export const SAMPLE_FEATURES = ['municipality', 'gender'] as const;

/** A draw with a free text for randomness, by the book. */
export const ORDINARY_DRAW = {
  drandRound: null,
  drandSignature: null,
  isWithoutCommitment: false,
  isAnotherSource: false,
  replaces: null,
  reason: null,
} as const;

export function hashOf(text: string): Hash {
  return HashSchema.parse(sha256Hex(text));
}

function hex(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 32);
}

export function sampleResident(number: number): DrawnResident {
  const municipality = MunicipalityCodeSchema.parse(number % 2 === 0 ? 'GM0344' : 'GM0637');
  const gender = number % 4 < 2 ? 'M' : 'V';
  return {
    residentId: ResidentIdSchema.parse(hex(`resident ${number}`)),
    addressId: AddressIdSchema.parse(hex(`address ${number}`)),
    municipality,
    stratum: `${municipality}/${gender}` as StratumKey,
    wave: 1,
    rank: Math.floor(number / 4) + 1,
    ticket: hashOf(`ticket ${number}`),
    chanceClass: number % 4,
    inclusionProbability: 0.25,
    designWeight: 4,
  };
}

export function sampleInvitationId(number: number): InvitationId {
  return InvitationIdSchema.parse(`1-${String(number + 1).padStart(6, '0')}`);
}

export function sampleCode(number: number): string {
  return loginCodeOf(PANEL_KEY, { panelId: PANEL_ID, invitationId: sampleInvitationId(number), version: 1 });
}

/** Makes the database of a panel with `count` drawn residents and opens it. The letters are rendered unless told otherwise. */
export function makeSamplePanel(folder: string, count: number, isRendered = true): Database {
  const path = join(folder, 'loting.db');
  const keyHash = hashOf('key');
  valueOf(
    createDatabase(path, (db) => {
      insertPanel(db, {
        panelId: PANEL_ID,
        protocol: 'loting-draw-v1',
        keyHash,
        logKey: hashOf('log key'),
        createdAt: AT,
      });
      log(db, { type: 'panel.created', data: { panelId: PANEL_ID, protocol: 'loting-draw-v1', keyHash } });
      const residents = Array.from({ length: count }, (_, number) => sampleResident(number));
      fillDraw(db, residents);
      if (isRendered) fillLetters(db, count);
      return ok(undefined);
    }),
  );
  return valueOf(openDatabase(path));
}

function log(db: Database, event: AuditEvent): void {
  appendAuditEvent(db, event, AT);
}

function fillDraw(db: Database, residents: readonly DrawnResident[]): void {
  const commitment = hashOf('commitment');
  const municipality = MunicipalityCodeSchema.parse('GM0344');
  const frame = {
    commitment,
    frameHash: hashOf('frame'),
    keyHash: hashOf('key'),
    settingsHash: hashOf('settings'),
  };
  const register = { municipality, fileIndex: 0, sha256: hashOf('register') };
  saveCurrentFrame(
    db,
    {
      ...frame,
      residentCount: 400,
      stratumCount: 4,
      excluded: { 'too-young': 80 },
      rejected: {},
      builtAt: AT,
    },
    [{ ...register, path: 'register.csv', rowCount: 480 }],
  );
  log(db, {
    type: 'frame.built',
    data: {
      ...frame,
      registers: [{ ...register, rows: 480 }],
      residents: 400,
      strata: 4,
      excluded: { 'too-young': 80 },
      rejected: {},
    },
  });
  const announced = { kind: 'text', text: 'one die' } as const;
  insertAnnouncement(db, commitment, announced, AT);
  log(db, { type: 'frame.committed', data: { commitment, announced } });
  const draw = { commitment, randomness: '0', effectiveSeed: hashOf('seed') };
  const drawId = insertDraw(db, { ...draw, ...ORDINARY_DRAW, drawnAt: AT });
  const wave = { wave: 1, drawnHash: hashOf('drawn') };
  insertWave(
    db,
    { drawId, ...wave, shortCount: 0, drawnAt: AT },
    new Map([[municipality, residents.length]]),
  );
  insertDrawnResidents(db, drawId, residents);
  log(db, {
    type: 'draw.run',
    data: {
      ...draw,
      ...wave,
      letters: { [municipality]: residents.length },
      short: 0,
      drand: null,
      exceptions: [],
      reason: null,
      replaces: null,
    },
  });
  saveAddressees(
    db,
    SEAL_KEYS,
    new Map(
      residents.map(({ residentId }, number) => [
        residentId,
        {
          addressLines: [`De heer T. ${PLANTED_NAME}`, `Voorbeeldstraat ${number + 1}`, '3511 AA  UTRECHT'],
          shortAddressLines: [],
          salutation: `Geachte heer ${PLANTED_NAME}`,
          postcode: '3511AA',
          houseNumber: String(number + 1),
          houseSuffix: '',
          isSecret: number % 2 === 1,
          birthDate: '1980-05-17',
        },
      ]),
    ),
  );
  insertInvitations(
    db,
    residents.map(({ residentId }, number) => {
      const invitationId = sampleInvitationId(number);
      const code = loginCodeOf(PANEL_KEY, { panelId: PANEL_ID, invitationId, version: 1 });
      return {
        invitationId,
        residentId,
        wave: 1,
        version: 1,
        codeLookup: codeLookupOf(PANEL_KEY, PANEL_ID, code),
      };
    }),
  );
}

function fillLetters(db: Database, count: number): void {
  const half = Math.ceil(count / 2);
  const ids = Array.from({ length: count }, (_, number) => sampleInvitationId(number));
  const batches = [ids.slice(0, half), ids.slice(half)].filter((letters) => letters.length > 0);
  for (const [index, invitationIds] of batches.entries()) {
    const batchId = `w1-${index + 1}`;
    const letters = invitationIds.map((invitationId, place) => ({
      sequence: place + 1,
      invitationId,
      version: 1,
      pageCount: 1,
      postcodeArea: '3511',
      replaces: null,
    }));
    const batch = {
      wave: 1,
      kind: 'invitation',
      caseId: null,
      municipality: MunicipalityCodeSchema.parse('GM0344'),
      profile: 'tagged',
      isSecret: false,
      isReprint: false,
      inputHash: hashOf(`input ${index}`),
      sha256: hashOf(`batch ${index}`),
      coverSha256: hashOf(`cover ${index}`),
    } as const;
    insertBatch(db, { ...batch, batchId, drawId: 1, letterCount: letters.length, renderedAt: AT });
    insertLetters(db, batchId, letters, AT);
    const lettersHash = hashLetters(toHashedLetters(letters, new Map()));
    log(db, {
      type: 'letters.rendered',
      data: { ...batch, batch: batchId, letters: letters.length, lettersHash },
    });
  }
}
