/** Brings the log and the database into one form: keyed records with fields, of which both must hold the same. */
import type { AuditEventType, ChainedEvent } from '../domain/audit-event.ts';
import { canonicalJson } from '../domain/canonical-json.ts';
import { sha256Hex } from '../domain/hash.ts';
import { privacyEventRecords, recordsOfErasureFacts } from './erasure-records.ts';
import { groupEventRecords, recordsOfGroupFacts } from './group-records.ts';
import { letterEventRecords, recordsOfLetterFacts } from './letter-records.ts';
import type { DataOf, LogRecord } from './log-record.ts';
import { movesOf, recordsOfSignUpFacts, signUpEventRecords } from './sign-up-records.ts';
import type { StateFacts } from './state-facts.ts';

export interface LoggedRecord extends LogRecord {
  readonly event: number;
}

/** What each type of event says has happened; every type must be here. `at` is the time of the event. */
const recordsOfType: {
  readonly [T in AuditEventType]: (data: DataOf<T>, at: string, event: number) => readonly LogRecord[];
} = {
  'panel.created': (data, at) => [panelRecord({ ...data, at })],
  'frame.built': ({ residents, strata, registers, ...frame }, at) => [
    frameRecord({ ...frame, residentCount: residents, stratumCount: strata, at }),
    ...registers.map(({ rows, ...register }) =>
      registerRecord(frame.commitment, Object.assign(register, { rowCount: rows })),
    ),
  ],
  'frame.committed': (data, at) => [announcementRecord({ ...data, at })],
  'draw.run': ({ short, ...draw }, at) => [
    drawRecord({ ...draw, at }),
    waveRecord({ ...draw, shortCount: short, at }, 'draw.run'),
  ],
  'draw.wave': ({ short, ...wave }, at) => [waveRecord({ ...wave, shortCount: short, at }, 'draw.wave')],
  'draw.refreshed': ({ registers, checked, moves: _moves, movesHash: _movesHash, ...refresh }, at) =>
    refreshRecords({
      ...refresh,
      at,
      checkedCount: checked,
      registers: registers.map(({ rows, ...register }) => Object.assign(register, { rowCount: rows })),
    }),
  ...letterEventRecords,
  ...signUpEventRecords,
  'letters.addresses-exported': () => [],
  // It shows in the order and the hashes of the batches that are made after it.
  'letters.sorted': () => [],
  ...groupEventRecords,
  ...privacyEventRecords,
};

/** The records of every event, in the order of the log. */
export function recordsOfLog(events: readonly ChainedEvent[]): readonly LoggedRecord[] {
  return events.flatMap((event) => {
    const { type, data, sequence, at } = event;
    const readRecords = recordsOfType[type] as (
      data: unknown,
      at: string,
      event: number,
    ) => readonly LogRecord[];
    return [...readRecords(data, at, sequence), ...movesOf(event)].map((record) =>
      Object.assign({ event: sequence }, record),
    );
  });
}

/** The records of everything that the database holds. */
export function recordsOfState(facts: StateFacts): readonly LogRecord[] {
  return [
    panelRecord(facts.panel),
    ...facts.frames.flatMap((frame) => [
      frameRecord(frame),
      ...frame.registers.map((register) => registerRecord(frame.commitment, register)),
    ]),
    ...facts.announcements.map(announcementRecord),
    ...facts.draws.map(drawRecord),
    ...facts.waves.map((wave) => waveRecord(wave, wave.wave === 1 ? 'draw.run' : 'draw.wave')),
    ...facts.refreshes.flatMap(refreshRecords),
    ...recordsOfLetterFacts(facts.letters),
    ...recordsOfSignUpFacts(facts),
    ...recordsOfErasureFacts(facts.erasures),
    ...recordsOfGroupFacts(facts),
  ];
}

type FactOf<K extends Exclude<keyof StateFacts, 'panel' | 'letters'>> = StateFacts[K][number];

function panelRecord({ panelId, protocol, keyHash, at }: StateFacts['panel']): LogRecord {
  return {
    type: 'panel.created',
    table: 'panel',
    key: { code: 'panel' },
    fields: { panelId, protocol, keyHash, at },
  };
}

function frameRecord(frame: Omit<FactOf<'frames'>, 'registers'>): LogRecord {
  const { frameHash, keyHash, settingsHash, residentCount, stratumCount, excluded, rejected, at } = frame;
  return {
    type: 'frame.built',
    table: 'frames',
    key: { code: 'frame', commitment: frame.commitment },
    fields: {
      frameHash,
      keyHash,
      settingsHash,
      residentCount,
      stratumCount,
      at,
      ...prefixed('excluded', excluded),
      ...prefixed('rejected', rejected),
    },
  };
}

function prefixed(prefix: string, counts: Readonly<Record<string, number>>): Record<string, number> {
  return Object.fromEntries(Object.entries(counts).map(([name, count]) => [`${prefix} ${name}`, count]));
}

function registerRecord(commitment: string, register: FactOf<'frames'>['registers'][number]): LogRecord {
  const { municipality, fileIndex, sha256, rowCount } = register;
  return {
    type: 'frame.built',
    table: 'frame_registers',
    key: { code: 'frame-register', fileIndex, municipality, commitment },
    fields: { sha256, rowCount },
  };
}

function announcementRecord({ commitment, announced, at }: FactOf<'announcements'>): LogRecord {
  return {
    type: 'frame.committed',
    table: 'announcements',
    key: { code: 'announcement', commitment },
    fields: { announced: canonicalJson(announced), at },
  };
}

function drawRecord(draw: FactOf<'draws'>): LogRecord {
  const { commitment, randomness, drand, exceptions, reason, replaces, at } = draw;
  return {
    type: 'draw.run',
    table: 'draws',
    key: { code: 'draw', seed: draw.effectiveSeed },
    fields: {
      commitment,
      randomness,
      drandRound: drand?.round ?? 'none',
      drandSignature: drand?.signature ?? 'none',
      exceptions: exceptions.join(', '),
      reason: reason ?? 'none',
      replaces: replaces ?? 'none',
      at,
    },
  };
}

function waveRecord(wave: FactOf<'waves'>, type: 'draw.run' | 'draw.wave'): LogRecord {
  const { drawnHash, shortCount, at } = wave;
  return {
    type,
    table: 'waves',
    key: { code: 'wave', wave: wave.wave, seed: wave.effectiveSeed },
    fields: { drawnHash, shortCount, at, ...prefixed('letters for', wave.letters) },
  };
}

function refreshRecords(refresh: FactOf<'refreshes'>): readonly LogRecord[] {
  const { effectiveSeed, wave, checkedCount, dropped, readdressed, registers, at } = refresh;
  const type = 'draw.refreshed' as const;
  const perReason = Object.entries(dropped).map(([reason, ids]) => [`dropped: ${reason}`, listOfIds(ids)]);
  return [
    {
      type,
      table: 'refreshes',
      key: { code: 'refresh', refresh: refresh.refresh },
      fields: {
        effectiveSeed,
        wave,
        checkedCount,
        at,
        readdressed: listOfIds(readdressed),
        ...Object.fromEntries(perReason),
      },
    },
    ...registers.map(({ municipality, fileIndex, sha256, rowCount }) => ({
      type,
      table: 'refresh_registers',
      key: { code: 'refresh-register', fileIndex, municipality, refresh: refresh.refresh } as const,
      fields: { sha256, rowCount },
    })),
  ];
}

/** Many ids in one value: how many, and a hash over them in ascending order. */
function listOfIds(ids: readonly string[]): string {
  return `${ids.length} (${sha256Hex(...ids.toSorted())})`;
}
