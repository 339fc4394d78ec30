import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InvitationIdSchema, ResidentIdSchema } from '../../src/domain/ids.ts';
import { codeLookupOf, loginCodeOf, parseLoginCode } from '../../src/letters/login-code.ts';
import { readAnswerFile } from '../../src/signups/answer-file.ts';
import { hashSignUps, importEventOf, planImport } from '../../src/signups/import-plan.ts';
import type { InvitationState } from '../../src/signups/invitation-states.ts';
import type { JudgedLine, KnownInvitation } from '../../src/signups/judge-answers.ts';
import { judgeAnswers } from '../../src/signups/judge-answers.ts';
import { allLineAnswers, describeLineAnswer, lineAnswers } from '../../src/signups/line-answers.ts';
import { resultCsv } from '../../src/signups/result-csv.ts';
import { auditEventTable } from '../../src/domain/audit-event.ts';
import { HashSchema } from '../../src/domain/ids.ts';
import { valueOf } from '../store/expect-result.ts';

const key = new Uint8Array(32).fill(3);
const panelId = 'proefpanel';
const idOf = (number: number): KnownInvitation['invitationId'] =>
  InvitationIdSchema.parse(`1-${String(number).padStart(6, '0')}`);
const codeOf = (number: number): ReturnType<typeof loginCodeOf> =>
  loginCodeOf(key, { panelId, invitationId: idOf(number), version: 1 });

/** Judges the lines of a file against invitations 1 to 9, printed unless told otherwise. */
function judge(text: string, states: Readonly<Record<number, InvitationState>> = {}): readonly JudgedLine[] {
  const invitations = Array.from({ length: 9 }, (_, index): [string, KnownInvitation] => {
    const number = index + 1;
    const residentId = ResidentIdSchema.parse(String(number).repeat(32));
    return [
      codeLookupOf(key, panelId, codeOf(number)),
      { invitationId: idOf(number), residentId, state: states[number] ?? 'printed' },
    ];
  });
  return judgeAnswers(valueOf(readAnswerFile(Buffer.from(text), 'f')).lines, {
    parseLoginCode,
    codeLookupOf: (code) => codeLookupOf(key, panelId, code),
    invitationsByLookup: new Map(invitations),
    answerBefore: '2027-02-28',
    today: '2027-03-05',
  });
}

const header = 'code,answer,answered_on,email,phone,name\n';
/** One line with invitation 1's code, as `answer` or `answer problem`. */
function judgeOne(fields: string, state: InvitationState = 'printed'): string {
  const [judged] = judge(`${header}${codeOf(1)},${fields}\n`, { 1: state });
  return [judged?.answer, judged?.problem].filter((part) => part !== undefined).join(' ');
}

describe('a line of the file', () => {
  it.each([
    ['ja,2027-02-01,t@example.org,030-2860000,Testpersoon', 'accepted'],
    ['yes,2027-02-01,,,', 'accepted'],
    ['JA,2027-02-01,,,', 'accepted'],
    ['nee,2027-02-01,,,', 'declined'],
    ['no,2027-02-01,,,', 'declined'],
    ['ja,2027-02-28,,,', 'accepted'],
    ['ja,2027-03-01,,,', 'too-late'],
    ['nee,2027-03-01,,,', 'too-late'],
    ['ja,,,,', 'too-late'],
    ['ja,2027-03-06,,,', 'invalid-line answered_on'],
    ['ja,2027-02-29,,,', 'invalid-line answered_on'],
    ['ja,1-2-2027,,,', 'accepted'],
    ['ja,28-02-2027,,,', 'accepted'],
    ['ja,29-02-2027,,,', 'invalid-line answered_on'],
    ['ja,2027-02-01T23:59:59Z,,,', 'accepted'],
    ['ja,2027-02-01 09:30,,,', 'accepted'],
    ['ja,2027-02-01T09:30:00.000+01:00,,,', 'accepted'],
    ['ja,2/1/2027,,,', 'invalid-line answered_on'],
    ['ja,gisteren,,,', 'invalid-line answered_on'],
    [',2027-02-01,,,', 'invalid-line answer'],
    ['perhaps,2027-02-01,,,', 'invalid-line answer'],
    ['constructor,2027-02-01,,,', 'invalid-line answer'],
    ['ja,2027-02-01,nobody,,', 'invalid-line email'],
    ['ja,2027-02-01,a@b@example.org,,', 'invalid-line email'],
    ['ja,2027-02-01,,12,', 'invalid-line phone'],
    ['ja,2027-02-01,,=cmd(),', 'invalid-line phone'],
    ['ja,2027-02-01,,+31 (0)30 286 00 00,', 'accepted'],
    ['ja,2027-02-01,,------,', 'invalid-line phone'],
    ['ja,2027-02-01,,,\u001b[31mrood', 'invalid-line name'],
    [`ja,2027-02-01,,,${'x'.repeat(200)}`, 'accepted'],
    [`ja,2027-02-01,,,${'x'.repeat(201)}`, 'invalid-line name'],
    ['ja,2027-02-01,,', 'invalid-line line'],
    ['ja,2027-02-01,,,,', 'invalid-line line'],
  ])('%j becomes %s', (fields, expected) => {
    expect(judgeOne(fields)).toBe(expected);
  });

  it.each([
    ['drawn', 'accepted'],
    ['printed', 'accepted'],
    ['signed-up', 'already-known'],
    ['declined', 'already-known'],
  ] as const)('of an invitation that is %s becomes %s', (state, expected) => {
    expect(judgeOne('ja,2027-02-01,,,', state)).toBe(expected);
  });

  it.each([
    [
      'its groups joined and in small letters',
      (code: string) => code.replaceAll('-', '').toLowerCase(),
      'accepted',
    ],
    ['spaces', (code: string) => code.replaceAll('-', ' '), 'accepted'],
    ['one symbol left out', (code: string) => code.slice(0, -1), 'invalid-line code'],
    ['nothing', () => '', 'invalid-line code'],
    ['something else', () => 'Testpersoon', 'invalid-line code'],
    [
      'one symbol wrong',
      (code: string) => (code.startsWith('0') ? '1' : '0') + code.slice(1),
      'wrong-check-symbol',
    ],
    ["another letter's code of this panel", () => codeOf(10), 'unknown-code'],
    [
      'the code of another panel',
      () => loginCodeOf(key, { panelId: 'ander-panel', invitationId: idOf(1), version: 1 }),
      'unknown-code',
    ],
  ])('whose code has %s', (_, change, expected) => {
    const [judged] = judge(`code,answer,answered_on\n${change(codeOf(1))},ja,2027-02-01\n`);
    expect([judged?.answer, judged?.problem].filter((part) => part !== undefined).join(' ')).toBe(expected);
  });

  it('records the day and the contact data as they were given', () => {
    const [judged] = judge(
      `${header}${codeOf(2)},ja,1-2-2027,t@example.org,06 12345678,Ze\u0301 Voorbeeld\n`,
    );
    expect(judged?.recorded).toEqual({
      invitationId: idOf(2),
      residentId: '2'.repeat(32),
      answer: 'signed-up',
      answeredOn: '2027-02-01',
      contact: { email: 't@example.org', phone: '06 12345678', name: 'Zé Voorbeeld' },
    });
  });
});

describe('a file', () => {
  const day = ',2027-02-01,,,';

  it('counts the first line with a code only, also when the second says otherwise', () => {
    const lines = [
      `${codeOf(1)},ja${day}`,
      `${codeOf(1)},nee${day}`,
      `${codeOf(2)},nee${day}`,
      `${codeOf(2)},ja${day}`,
    ];
    expect(judge(header + lines.join('\n')).map((line) => line.answer)).toEqual([
      'accepted',
      'already-known',
      'declined',
      'already-known',
    ]);
  });

  it('lets a line be corrected further down', () => {
    const lines = [`${codeOf(1)},perhaps${day}`, `${codeOf(1)},ja,2027-03-01,,,`, `${codeOf(1)},ja${day}`];
    expect(judge(header + lines.join('\n')).map((line) => line.answer)).toEqual([
      'invalid-line',
      'too-late',
      'accepted',
    ]);
  });

  it('gets one answer a line, and records nobody twice, whatever it holds', () => {
    const anyCode = fc.oneof(
      fc.integer({ min: 1, max: 12 }).map((number) => String(codeOf(number))),
      fc.constantFrom('', 'X', 'ABCD-EFGH-JKMN'),
    );
    const anyRow = fc
      .tuple(anyCode, fc.constantFrom('ja', 'nee', '?'), fc.constantFrom('', '2027-02-01', '2027-03-01', 'x'))
      .map((parts) => parts.join(','));
    fc.assert(
      fc.property(fc.array(anyRow, { maxLength: 20 }), (rows) => {
        const judged = judge(`code,answer,answered_on\n${rows.join('\n')}\n`);
        const plan = planImport(judged);
        expect(judged.map((line) => line.line)).toEqual(rows.map((_, index) => index + 2));
        expect(Object.values(plan.counts).reduce((sum, count) => sum + count, 0)).toBe(rows.length);
        expect(plan.recorded).toHaveLength(plan.counts.accepted + plan.counts.declined);
        expect(new Set(plan.recorded.map((item) => item.invitationId)).size).toBe(plan.recorded.length);
        for (const line of judged) {
          expect(line.recorded === undefined).toBe(line.answer !== 'accepted' && line.answer !== 'declined');
          expect(line.problem === undefined).toBe(line.answer !== 'invalid-line');
        }
      }),
      { numRuns: 200 },
    );
  });

  it('gives an event that the log takes, and a result without codes or names', () => {
    const judged = judge(`${header}${codeOf(1)},ja${day.slice(0, -1)},Testpersoon\n${codeOf(2)},?${day}\n`);
    const event = importEventOf(planImport(judged), HashSchema.parse('a'.repeat(64)));
    expect(auditEventTable['signups.imported'].data.safeParse(event.data).success).toBe(true);
    expect(resultCsv(judged)).toBe(
      'line,answer,sentence\n' +
        '2,accepted,The resident signed up.\n' +
        '3,invalid-line,"The line cannot be used. The column answer must hold yes, no, ja or nee."\n',
    );
  });

  it('has a result without lines when it has none', () => {
    expect(resultCsv([])).toBe('line,answer,sentence\n');
  });
});

describe('the hash of the sign-ups of an import', () => {
  const signUps = [1, 2].map((number) => ({
    invitationId: idOf(number),
    residentId: ResidentIdSchema.parse(String(number).repeat(32)),
  }));

  it('does not depend on their order, and anybody can compute it', () => {
    // printf '1-000001|%s\n1-000002|%s\n' 111... 222... | sha256sum
    expect(hashSignUps(signUps)).toMatchInlineSnapshot(
      `"c78a07dbd6442f7ab737ff1f56cad1570f0481f27c8f18015456dd90432cb442"`,
    );
    expect(hashSignUps(signUps.toReversed())).toBe(hashSignUps(signUps));
    expect(hashSignUps(signUps.slice(1))).not.toBe(hashSignUps(signUps));
  });

  it('of nobody is the hash of the empty text', () => {
    expect(hashSignUps([])).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
  });
});

describe('every answer to a line', () => {
  it.each(allLineAnswers)('%s has a sentence', (answer) => {
    expect(describeLineAnswer(answer, undefined)).toBe(lineAnswers[answer]);
    expect(lineAnswers[answer]).toMatch(/^[A-Z].*\.$/);
  });
});
