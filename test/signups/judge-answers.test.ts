import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { QuestionIdSchema } from '../../src/domain/features.ts';
import { InvitationIdSchema, ResidentIdSchema } from '../../src/domain/ids.ts';
import type { LoginCode } from '../../src/letters/login-code.ts';
import { codeLookupOf, loginCodeOf, parseLoginCode } from '../../src/letters/login-code.ts';
import { nearCodesOf } from '../../src/letters/near-codes.ts';
import { readAnswerFile } from '../../src/signups/answer-file.ts';
import { importEventOf, planImport } from '../../src/signups/import-plan.ts';
import type { InvitationState } from '../../src/signups/invitation-states.ts';
import type { JudgeContext, JudgedLine, KnownInvitation } from '../../src/signups/judge-answers.ts';
import { findWrongGroups, judgeAnswers } from '../../src/signups/judge-answers.ts';
import { dutchWords } from '../../src/cli/words/dutch.ts';
import { englishWords } from '../../src/cli/words/english.ts';
import { allLineAnswers, describeLineAnswer } from '../../src/signups/line-answers.ts';
import { resultCsv, resultFileOf } from '../../src/signups/result-csv.ts';
import { auditEventTable } from '../../src/domain/audit-event.ts';
import type { QuestionSettings } from '../../src/domain/settings/sign-up-settings.ts';
import { HashSchema } from '../../src/domain/ids.ts';
import { valueOf } from '../store/expect-result.ts';

const lineWords = englishWords.signUps.lines;
const key = new Uint8Array(32).fill(3);
const panelId = 'proefpanel';
const idOf = (number: number): KnownInvitation['invitationId'] =>
  InvitationIdSchema.parse(`1-${String(number).padStart(6, '0')}`);
const codeOf = (number: number): ReturnType<typeof loginCodeOf> =>
  loginCodeOf(key, { panelId, invitationId: idOf(number), version: 1 });

/** What the panel asks at sign-up. */
const questions: readonly QuestionSettings[] = [
  {
    id: QuestionIdSchema.parse('education'),
    text: 'What is your highest level of education?',
    answers: [
      { id: 'low', text: 'Vmbo' },
      { id: 'high', text: 'Hbo of universiteit' },
    ],
  },
];

/** Judges the lines of a file against invitations 1 to 9, printed unless told otherwise; 8 was dropped, and 9 got a new code. */
function judge(text: string, states: Readonly<Record<number, InvitationState>> = {}): readonly JudgedLine[] {
  const invitations = Array.from({ length: 9 }, (_, index): [string, KnownInvitation] => {
    const number = index + 1;
    const residentId = ResidentIdSchema.parse(String(number).repeat(32));
    const invitationId = idOf(number);
    const code = loginCodeOf(key, { panelId, invitationId, version: number === 9 ? 2 : 1 });
    const dropReason = number === 8 ? 'moved-away' : undefined;
    return [
      codeLookupOf(key, panelId, code),
      { invitationId, residentId, wave: 1, state: states[number] ?? 'printed', dropReason },
    ];
  });
  const context: JudgeContext<LoginCode> = {
    parseLoginCode,
    nearCodesOf,
    codeLookupOf: (code) => codeLookupOf(key, panelId, code),
    invitationsByLookup: new Map(invitations),
    revokedLookups: new Set([codeLookupOf(key, panelId, codeOf(9))]),
    emailLookupOf: (email) => `lookup of ${email.toLowerCase()}`,
    emailLookups: new Map([['lookup of known@example.org', new Set([idOf(7)])]]),
    questions,
    lastAnswerDayOf: () => '2027-02-28',
    today: '2027-03-05',
  };
  return judgeAnswers(valueOf(readAnswerFile(Buffer.from(text), 'f', questions)).lines, context);
}

const header = 'code,answer,answered_on,email,phone,name\n';
/** One line with invitation 1's code, as `answer` or `answer problem`. */
function judgeOne(fields: string, state: InvitationState = 'printed'): string {
  const [judged] = judge(`${header}${codeOf(1)},${fields}\n`, { 1: state });
  return [judged?.answer, judged?.problem].filter((part) => part !== undefined).join(' ');
}

/** A right e-mail address of so many characters. */
function longEmail(length: number): string {
  const domain = `${'a'.repeat(60)}.${'b'.repeat(60)}.${'c'.repeat(60)}.example`;
  return `${'t'.repeat(length - domain.length - 1)}@${domain}`;
}

describe('a line of the file', () => {
  it.each([
    ['ja,2027-02-01,t@example.org,030-2860000,Testpersoon', 'accepted'],
    ['yes,2027-02-01,,,', 'accepted'],
    ['JA,2027-02-01,,,', 'accepted'],
    ['nee,2027-02-01,,,', 'declined'],
    ['no,2027-02-01,,,', 'declined'],
    ['ja,2027-02-28,,,', 'accepted'],
    ['ja,2027-03-01,,,', 'accepted-late'],
    ['nee,2027-03-01,,,', 'declined'],
    ['ja,,,,', 'accepted-late'],
    ['ja,2027-03-06,,,', 'invalid-line future'],
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
    [`ja,2027-02-01,${longEmail(254)},,`, 'accepted'],
    [`ja,2027-02-01,${longEmail(255)},,`, 'invalid-line email'],
    ['ja,2027-02-01,,12-34 56,', 'accepted'],
    ['ja,2027-02-01,,12-34 5 ,', 'invalid-line phone'],
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
    ['posted', 'accepted'],
    ['reminded', 'accepted'],
    ['undeliverable', 'accepted'],
    ['no-answer', 'accepted'],
    ['withdrawn', 'already-known'],
    ['opted-out', 'already-known'],
    ['moved-or-deceased', 'not-open'],
    ['erased', 'not-open'],
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
      move: {
        invitationId: idOf(2),
        residentId: '2'.repeat(32),
        from: 'printed',
        to: 'signed-up',
        movedOn: '2027-02-01',
        channel: 'site',
        isLate: false,
      },
      signUp: {
        contact: { email: 't@example.org', phone: '06 12345678', name: 'Zé Voorbeeld' },
        answers: {},
        emailLookup: 'lookup of t@example.org',
      },
    });
  });

  it('keeps nothing of how to reach a resident who does not take part', () => {
    const [judged] = judge(`${header}${codeOf(2)},nee,2027-02-01,t@example.org,,\n`);
    expect(judged?.recorded?.signUp).toBeUndefined();
  });

  it.each([
    ['low', { education: 'low' }],
    ['HIGH', { education: 'high' }],
    ['hbo of universiteit', { education: 'high' }],
    ['', {}],
  ])('takes %j for an answer to a question', (text, answers) => {
    const [judged] = judge(`code,answer,education\n${codeOf(1)},ja,${text}\n`);
    expect(judged?.recorded?.signUp?.answers).toEqual(answers);
  });

  it('is invalid with another answer than the settings have', () => {
    const [judged] = judge(`code,answer,education\n${codeOf(1)},ja,middle\n`);
    expect(judged).toMatchObject({ answer: 'invalid-line', problem: 'question education' });
    expect(describeLineAnswer('invalid-line', judged?.problem, undefined, lineWords)).toBe(
      'The line cannot be used. The column education does not hold one of the answers that the settings give for it.',
    );
  });

  it('of a resident who was dropped is refused with the reason', () => {
    const [judged] = judge(`code,answer\n${codeOf(8)},ja\n`);
    expect(judged).toMatchObject({ answer: 'not-open', remark: { kind: 'dropped', reason: 'moved-away' } });
    expect(describeLineAnswer('not-open', undefined, judged?.remark, lineWords)).toContain(
      'not in the newer register of the municipality',
    );
  });

  it('with a code that was replaced says so', () => {
    expect(judge(`code,answer\n${codeOf(9)},ja\n`)[0]?.answer).toBe('revoked-code');
  });

  it('names the group in which a code is mistyped', () => {
    const code = codeOf(1);
    for (const [place, group] of [
      [0, 1],
      [6, 2],
      [13, 3],
    ] as const) {
      const wrong = code[place] === 'Z' ? 'Y' : 'Z';
      const [judged] = judge(`code,answer\n${code.slice(0, place)}${wrong}${code.slice(place + 1)},ja\n`);
      expect(judged).toMatchObject({
        answer: 'wrong-check-symbol',
        remark: { kind: 'groups', groups: [group] },
      });
      expect(describeLineAnswer('wrong-check-symbol', undefined, judged?.remark, lineWords)).toContain(
        `Group ${group} looks wrong.`,
      );
    }
  });

  it('names all groups in their order, each once, when several codes or none of this panel could be meant', () => {
    const near = [
      { code: 'a', groups: [3] },
      { code: 'b', groups: [2, 1] },
      { code: 'c', groups: [1] },
    ];
    const groupsWith = (known: readonly string[]): readonly number[] =>
      findWrongGroups('', {
        nearCodesOf: () => near,
        codeLookupOf: (code) => code,
        invitationsByLookup: { get: () => undefined, has: (lookup) => known.includes(lookup) },
      });
    expect(groupsWith([])).toEqual([1, 2, 3]);
    expect(groupsWith(['a', 'c'])).toEqual([1, 2, 3]);
    expect(groupsWith(['b'])).toEqual([1, 2]);
  });
});

const importFile = { fileSha256: HashSchema.parse('a'.repeat(64)), resultFile: 'answers-result.csv' };

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
    const lines = [`${codeOf(1)},perhaps${day}`, `${codeOf(1)},ja,2027-03-09,,,`, `${codeOf(1)},ja${day}`];
    expect(judge(header + lines.join('\n')).map((line) => line.answer)).toEqual([
      'invalid-line',
      'invalid-line',
      'accepted',
    ]);
  });

  it('says nothing of two sign-ups without an e-mail address', () => {
    const judged = judge(`${header}${codeOf(1)},ja,2027-02-01,,,\n${codeOf(2)},ja,2027-02-01,,,\n`);
    expect(judged.map(({ remark }) => remark)).toEqual([undefined, undefined]);
  });

  it('tells of an e-mail address that another sign-up gave, of this file or of an earlier one', () => {
    const lines = [1, 2, 3].map(
      (number) =>
        `${codeOf(number)},ja,2027-02-01,${['a@example.org', 'A@example.org', 'known@example.org'][number - 1] ?? ''},,`,
    );
    const judged = judge(header + lines.join('\n'));
    expect(judged.map(({ answer }) => answer)).toEqual(['accepted', 'accepted', 'accepted']);
    expect(judged.map(({ remark }) => remark?.kind)).toEqual([undefined, 'same-email', 'same-email']);
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
        const plan = planImport(judged, importFile, lineWords);
        expect(judged.map((line) => line.line)).toEqual(rows.map((_, index) => index + 2));
        expect(Object.values(plan.counts).reduce((sum, count) => sum + count, 0)).toBe(rows.length);
        expect(plan.recorded).toHaveLength(
          plan.counts.accepted + plan.counts['accepted-late'] + plan.counts.declined,
        );
        expect(new Set(plan.recorded.map(({ move }) => move.invitationId)).size).toBe(plan.recorded.length);
        for (const line of judged) {
          const isRecorded = ['accepted', 'accepted-late', 'declined'].includes(line.answer);
          expect(line.recorded !== undefined).toBe(isRecorded);
          expect(line.problem === undefined).toBe(line.answer !== 'invalid-line');
        }
      }),
      { numRuns: 200 },
    );
  });

  it('gives an event that the log takes, and a result without codes or names', () => {
    const judged = judge(`${header}${codeOf(1)},ja${day.slice(0, -1)},Testpersoon\n${codeOf(2)},?${day}\n`);
    const event = importEventOf(planImport(judged, importFile, lineWords));
    expect(auditEventTable['signups.imported'].data.safeParse(event.data).success).toBe(true);
    expect(resultCsv(judged, lineWords)).toBe(
      'line,answer,sentence\n' +
        '2,accepted,The resident signed up.\n' +
        '3,invalid-line,"The line cannot be used. The column answer must hold yes, no, ja or nee."\n',
    );
  });

  it('has a result without lines when it has none', () => {
    expect(resultCsv([], lineWords)).toBe('line,answer,sentence\n');
  });
});

describe('the name of a result file', () => {
  it.each([
    [[], 'answers-result.csv'],
    [['other-result.csv'], 'answers-result.csv'],
    [['answers-result.csv'], 'answers-result-2.csv'],
    [['ANSWERS-result.csv', 'answers-Result-2.csv'], 'answers-result-3.csv'],
  ])('when %j are taken is %s', (taken, expected) => {
    expect(resultFileOf('answers', taken)).toBe(expected);
  });
});

describe('every answer to a line', () => {
  it.each(allLineAnswers)('%s has a sentence in each language', (answer) => {
    for (const { signUps } of [englishWords, dutchWords]) {
      const said = describeLineAnswer(answer, undefined, undefined, signUps.lines);
      expect(said).toBe(signUps.lines.answers[answer]);
      expect(said).toMatch(/^[A-Z].*\.$/);
    }
  });

  it('is told in Dutch to whoever works in Dutch', () => {
    const judged = judge(`${header}${codeOf(1)},?,2027-02-01,,,\n`);
    expect(resultCsv(judged, dutchWords.signUps.lines)).toBe(
      'line,answer,sentence\n' +
        '2,invalid-line,"De regel is niet te gebruiken. In de kolom answer moet yes, no, ja of nee staan."\n',
    );
  });
});
