/** Brings the log and the database into one form: keyed records with fields, of which both must hold the same. */
import type { AuditEvent, AuditEventType, ChainedEvent } from '../domain/audit-event.ts';
import type { StateFacts } from './state-facts.ts';

/** One thing that both the log and the database must know. `key` names it in a sentence. */
export interface LogRecord {
  readonly type: AuditEventType;
  readonly table: string;
  readonly key: string;
  readonly fields: Readonly<Record<string, string | number>>;
}

export interface LoggedRecord extends LogRecord {
  readonly event: number;
}

type DataOf<T extends AuditEventType> = Extract<AuditEvent, { type: T }>['data'];

/** What each type of event says has happened; every type must be here. */
const recordsOfType: { readonly [T in AuditEventType]: (data: DataOf<T>) => readonly LogRecord[] } = {
  'panel.created': (data) => [panelRecord(data)],
  'frame.built': ({ residents, registers, ...frame }) => [
    frameRecord({ ...frame, residentCount: residents }),
    ...registers.map(({ rows, ...register }) =>
      registerRecord(frame.commitment, Object.assign(register, { rowCount: rows })),
    ),
  ],
  'draw.run': ({ short, ...wave }) => [waveRecord({ ...wave, shortCount: short })],
  'letters.rendered': ({ wave, batches, manifestSha256 }) => [
    ...batches.map(({ batch, letters, sha256 }) =>
      batchRecord({ wave, batchId: batch, letterCount: letters, sha256 }),
    ),
    manifestRecord({ wave, sha256: manifestSha256 }),
  ],
  'signups.imported': ({ fileSha256, lines, signedUpHash, answers }) => [
    importRecord({
      fileSha256,
      signedUpHash,
      lineCount: lines,
      signedUpCount: answers['accepted'] ?? 0,
      declinedCount: answers['declined'] ?? 0,
    }),
  ],
  'signup.recorded': (data) => [answerRecord(data)],
  'exclusions.recorded': ({ exclusions }) => exclusions.map(exclusionRecord),
  'assignment.made': ({ cases, ...made }) => [
    assignmentRecord({
      ...made,
      cases: Object.fromEntries(cases.map(({ caseId, members }) => [caseId, members])),
    }),
  ],
};

/** The records of every event, in the order of the log. */
export function recordsOfLog(events: readonly ChainedEvent[]): readonly LoggedRecord[] {
  return events.flatMap(({ type, data, sequence }) => {
    const readRecords = recordsOfType[type] as (data: unknown) => readonly LogRecord[];
    return readRecords(data).map((record) => Object.assign({ event: sequence }, record));
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
    ...facts.waves.map(waveRecord),
    ...facts.batches.map(batchRecord),
    ...facts.manifests.map(manifestRecord),
    ...facts.imports.map(importRecord),
    ...facts.recordedAnswers.map(answerRecord),
    ...facts.exclusions.map(exclusionRecord),
    ...facts.assignments.map(assignmentRecord),
  ];
}

type FactOf<K extends Exclude<keyof StateFacts, 'panel'>> = StateFacts[K][number];

function panelRecord({ panelId, keyHash }: StateFacts['panel']): LogRecord {
  return { type: 'panel.created', table: 'panel', key: 'the panel', fields: { panelId, keyHash } };
}

function frameRecord(frame: Omit<FactOf<'frames'>, 'registers'>): LogRecord {
  const { frameHash, keyHash, settingsHash, residentCount } = frame;
  return {
    type: 'frame.built',
    table: 'frames',
    key: `the frame with commitment ${frame.commitment}`,
    fields: { frameHash, keyHash, settingsHash, residentCount },
  };
}

function registerRecord(commitment: string, register: FactOf<'frames'>['registers'][number]): LogRecord {
  const { municipality, fileIndex, sha256, rowCount } = register;
  return {
    type: 'frame.built',
    table: 'frame_registers',
    key: `register file ${fileIndex} (${municipality}) of the frame with commitment ${commitment}`,
    fields: { sha256, rowCount },
  };
}

function waveRecord(wave: FactOf<'waves'>): LogRecord {
  const { commitment, randomness, drawnHash, shortCount } = wave;
  const letters = Object.entries(wave.letters).map(([municipality, count]) => [
    `letters for ${municipality}`,
    count,
  ]);
  return {
    type: 'draw.run',
    table: 'waves',
    key: `wave ${wave.wave} of the draw with seed ${wave.effectiveSeed}`,
    fields: { commitment, randomness, drawnHash, shortCount, ...Object.fromEntries(letters) },
  };
}

function batchRecord(batch: FactOf<'batches'>): LogRecord {
  const { wave, letterCount, sha256 } = batch;
  return {
    type: 'letters.rendered',
    table: 'batches',
    key: `batch ${batch.batchId}`,
    fields: { wave, letterCount, sha256 },
  };
}

function manifestRecord(manifest: FactOf<'manifests'>): LogRecord {
  return {
    type: 'letters.rendered',
    table: 'manifests',
    key: `the manifest of wave ${manifest.wave}`,
    fields: { sha256: manifest.sha256 },
  };
}

function importRecord(imported: FactOf<'imports'>): LogRecord {
  const { lineCount, signedUpHash, signedUpCount, declinedCount } = imported;
  return {
    type: 'signups.imported',
    table: 'imports',
    key: `the import of the file with hash ${imported.fileSha256}`,
    fields: { lineCount, signedUpHash, signedUpCount, declinedCount },
  };
}

function answerRecord(recorded: FactOf<'recordedAnswers'>): LogRecord {
  const { residentId, answer, channel, answeredOn } = recorded;
  return {
    type: 'signup.recorded',
    table: 'answers',
    key: `the answer to letter ${recorded.invitationId}`,
    fields: { residentId, answer, channel, answeredOn },
  };
}

function exclusionRecord(exclusion: FactOf<'exclusions'>): LogRecord {
  return {
    type: 'exclusions.recorded',
    table: 'exclusions',
    key: `the exclusion of member ${exclusion.residentId} from case ${exclusion.caseId}`,
    fields: { reason: exclusion.reason },
  };
}

function assignmentRecord(made: FactOf<'assignments'>): LogRecord {
  const { inputHash, randomness, assignmentsHash, solver } = made;
  const cases = Object.entries(made.cases).map(([caseId, count]) => [`members of case ${caseId}`, count]);
  return {
    type: 'assignment.made',
    table: 'assignment_runs',
    key: `the assignment with seed ${made.seed}`,
    fields: { inputHash, randomness, assignmentsHash, solver, ...Object.fromEntries(cases) },
  };
}
