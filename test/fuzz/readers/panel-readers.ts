/** What comes in about the panel: sign-ups with login codes, the randomness of a draw, the log, the frame. */
import assert from 'node:assert/strict';
import { chainEvent, checkLog } from '../../../src/audit/chain.ts';
import { formatEventLine, parseEventLines } from '../../../src/audit/log-lines.ts';
import { readDrawSource } from '../../../src/cli/draw-source.ts';
import { QuestionIdSchema } from '../../../src/domain/features.ts';
import { HashSchema, InvitationIdSchema, ResidentIdSchema } from '../../../src/domain/ids.ts';
import { announceSource } from '../../../src/draw/announced-randomness.ts';
import { FRAME_HEADER, formatFrame } from '../../../src/frame/format-frame.ts';
import { FrameBuilder } from '../../../src/frame/frame-builder.ts';
import { parseFrame } from '../../../src/frame/parse-frame.ts';
import type { LoginCode } from '../../../src/letters/login-code.ts';
import { codeLookupOf, loginCodeOf, parseLoginCode } from '../../../src/letters/login-code.ts';
import { nearCodesOf } from '../../../src/letters/near-codes.ts';
import { readAnswerFile } from '../../../src/signups/answer-file.ts';
import type { JudgeContext, KnownInvitation } from '../../../src/signups/judge-answers.ts';
import { judgeAnswers } from '../../../src/signups/judge-answers.ts';
import { addressWith, frameSettings, KEY, residentWith } from '../../frame/test-residents.ts';
import { chunksOf } from '../../register/brp-csv.ts';
import type { FuzzedReader } from '../fuzzed-reader.ts';
import { outcomeOf, pick } from '../fuzzed-reader.ts';
import { tablesOf } from './random-table.ts';

const key = new Uint8Array(32).fill(3);
const panelId = 'proefpanel';
const numbers = [1, 2, 3, 4, 5, 6];
const invitationIdOf = (number: number) => InvitationIdSchema.parse(`1-00000${number}`);
const codes = numbers.map((number) =>
  loginCodeOf(key, { panelId, invitationId: invitationIdOf(number), version: 1 }),
);
/** A code of invitation 4 that was replaced. */
const revoked = loginCodeOf(key, { panelId, invitationId: invitationIdOf(4), version: 2 });
const questions = [
  {
    id: QuestionIdSchema.parse('education'),
    text: 'Opleiding?',
    answers: [
      { id: 'low', text: 'Vmbo' },
      { id: 'high', text: 'Hbo' },
    ],
  },
];
const invitations = new Map(
  numbers.map((number, index): [string, KnownInvitation] => [
    codeLookupOf(key, panelId, codes[index] as LoginCode),
    {
      invitationId: invitationIdOf(number),
      residentId: ResidentIdSchema.parse(String(number).repeat(32)),
      wave: 1,
      state: number === 6 ? 'signed-up' : 'printed',
      dropReason: number === 5 ? 'moved-away' : undefined,
    },
  ]),
);
const context: JudgeContext<LoginCode> = {
  parseLoginCode,
  nearCodesOf,
  codeLookupOf: (code) => codeLookupOf(key, panelId, code),
  invitationsByLookup: invitations,
  revokedLookups: new Set([codeLookupOf(key, panelId, revoked)]),
  emailLookupOf: (email) => `lookup of ${email.toLowerCase()}`,
  emailLookups: new Map([['lookup of known@example.org', new Set([invitationIdOf(6)])]]),
  questions,
  lastAnswerDayOf: () => '2027-02-28',
  today: '2027-03-05',
};
const mistyped = codes.map((code) => code.replace(/.$/, '0').toLowerCase());
const allCodes = [...codes, revoked];
const answerCells = {
  code: [...allCodes, ...mistyped, 'ABCD'],
  answer: ['ja', 'nee', 'yes', 'NO', 'misschien'],
  answered_on: ['2027-02-01', '1-2-2027', '2027-02-01T09:00:00Z', '2027-02-30', '2030-01-01', ''],
  email: ['t@example.org', 'known@example.org', 'x', ''],
  phone: ['030-2860000', ''],
  name: ['Testpersoon', 'Van Voorbeeld', ''],
  education: ['low', 'high', 'Hbo', 'x', ''],
};

const signUps: FuzzedReader = {
  name: 'sign-ups',
  share: 5,
  seeds: [
    Buffer.from(
      `code,answer,answered_on,email,phone,name,education\n${codes.map((code) => `${code},ja,2027-02-01,t@example.org,030-2860000,Testpersoon,low\n`).join('')}`,
    ),
    Buffer.from(`\uFEFFAnswer;CODE\r\n${mistyped.map((code) => `nee;${code}\r\n`).join('')}`),
  ],
  tokens: [...Object.keys(answerCells), ...Object.values(answerCells).flat()],
  generate: tablesOf(['code', 'answer', 'answered_on', 'email', 'phone', 'name', 'education'], answerCells),
  read: (bytes) => {
    const file = readAnswerFile(bytes, 'signups.csv', questions);
    if (file.ok) {
      const judged = judgeAnswers(file.value.lines, context);
      assert.equal(judged.length, file.value.lines.length, 'a line has no answer, or two');
      const recorded = judged.flatMap(({ recorded: kept }) => kept?.move.invitationId ?? []);
      assert.equal(new Set(recorded).size, recorded.length, 'an invitation was answered twice');
      const ofRevoked = file.value.lines.flatMap(({ fields }, index) =>
        fields.code === revoked ? (judged[index]?.recorded ?? []) : [],
      );
      assert.deepEqual(ofRevoked, [], 'a revoked code was accepted');
    }
    return outcomeOf(file, 'signups.csv');
  },
};

/** A round of quicknet as the network published it. */
const ROUND = '657413';
const SIGNATURE =
  'b713718a38ae728dfd477991af2822e08d2f305e47718cef9f7848ce4050e7be41076862b98fad56e91a6b85b89cd97b';

const randomness: FuzzedReader = {
  name: 'randomness',
  share: 5,
  seeds: [
    ['dice', '4 1 6 6 2 3 5 1'],
    ['dice', 'Nationale Loterij 2027-01-10: 12 34 56'],
    ['drand', ROUND, SIGNATURE],
    ['drand', ROUND, SIGNATURE.toUpperCase()],
  ].map((lines) => Buffer.from(lines.join('\n'))),
  tokens: ['dice', 'drand', ROUND, '657414', SIGNATURE, SIGNATURE.slice(0, 40), 'c0', '0'.repeat(94)],
  read: async (bytes) => {
    const [kind, first = '', ...rest] = Buffer.from(bytes).toString('utf8').split('\n');
    const text = [first, ...rest].join('\n');
    const isDrand = kind === 'drand';
    const source = await readDrawSource(
      isDrand ? { drandRound: first, drandSignature: rest.join('\n') } : { randomness: text },
    );
    if (source.ok && isDrand) {
      assert.deepEqual(source.value.beacon, { round: Number(ROUND), signature: SIGNATURE }, 'a forged round');
    }
    if (source.ok && !isDrand) assert(!/[\p{Cc}\p{Cf}]/u.test(source.value.randomness), 'hidden characters');
    const announced = announceSource(text);
    if (announced.ok) assert(checkable(announced.value), 'an announcement that is not the text');
    return outcomeOf(source);
    function checkable(value: unknown): boolean {
      return JSON.stringify(value) === JSON.stringify({ kind: 'text', text });
    }
  },
};

const typedCodes: FuzzedReader = {
  name: 'login code as typed',
  share: 6,
  seeds: codes.map((code) => Buffer.from(code)),
  tokens: ['-', ' ', 'O', 'I', 'l', 'U', '–', '٣', 'ſ', 'K', ...codes.map((code) => code.slice(0, 5))],
  read: (bytes) => {
    const text = Buffer.from(bytes).toString('utf8');
    const code = parseLoginCode(text);
    if (code.ok) assert.match(code.value, /^(?:[0-9A-HJKMNP-TV-Z]{4}-){2}[0-9A-HJKMNP-TV-Z]{4}$/);
    for (const near of nearCodesOf(text)) assert(parseLoginCode(near.code).ok, 'a near code that is none');
    return outcomeOf(code);
  },
};

const AT = '2027-01-04T09:00:00.000Z';
const keyHash = HashSchema.parse('0'.repeat(64));
const log: ReturnType<typeof chainEvent>[] = [];
for (const name of ['proef', 'Proef é', 'x']) {
  const data = { panelId: name, protocol: 'v1', keyHash };
  log.push(chainEvent(log.at(-1), { type: 'panel.created', data }, AT, keyHash));
}
const logText = log.map(formatEventLine).join('');

const auditLog: FuzzedReader = {
  name: 'audit log',
  share: 4,
  seeds: [Buffer.from(logText)],
  tokens: ['"data":', '"type":"panel.created"', '{"a":'.repeat(20), '[', '"hash":"', 'null', '\n', '1e400'],
  read: (bytes) => {
    const text = Buffer.from(bytes).toString('utf8');
    const { differences } = checkLog(parseEventLines(text));
    // Only the beginning of the log can pass for a whole one, with or without its last line feed.
    if (differences.length === 0) assert(logText.startsWith(text), 'a forged log was accepted');
    return differences.length === 0 ? 'accepted' : 'refused';
  },
};

const builder = new FrameBuilder(KEY, frameSettings);
for (let index = 0; index < 12; index++) {
  const address = addressWith({ houseNumber: String(index) });
  builder.add(residentWith({ personKey: String(index), gender: index % 2 === 0 ? 'M' : 'V', address }), 0);
}
const built = builder.finish();
if (!built.ok) throw new Error('the frame was refused');
const frameBytes = Buffer.concat([...formatFrame(built.value.frame)]);

const frames: FuzzedReader = {
  name: 'frame file',
  share: 5,
  seeds: [frameBytes],
  tokens: [FRAME_HEADER, ...frameBytes.toString('utf8').split('\n').slice(1, 5), '0'.repeat(32), ',', '/'],
  read: (bytes, below) => {
    const frame = parseFrame(chunksOf(bytes, pick([65_536, 100, 7], below)), 'frame.csv');
    if (frame.ok) {
      const again = Buffer.concat([...formatFrame(frame.value)]);
      assert(again.equals(bytes), 'a frame that would be written otherwise was accepted');
    }
    return outcomeOf(frame, 'frame.csv');
  },
};

export const panelReaders: readonly FuzzedReader[] = [signUps, randomness, typedCodes, auditLog, frames];
