import { beforeAll, describe, expect, it } from 'vitest';
import type { AssignmentInput } from '../../../src/assignment/assignment-input.ts';
import { checkLotteryRecord } from '../../../src/assignment/certificate/check-lottery-record.ts';
import type { LotteryRecord } from '../../../src/assignment/certificate/lottery-record.ts';
import { LotteryRecordSchema } from '../../../src/assignment/certificate/lottery-record.ts';
import type { AssignmentPlan } from '../../../src/assignment/plan-assignment.ts';
import { planAssignment } from '../../../src/assignment/plan-assignment.ts';
import { caseOf, makePool, memberOf, PILOT, valueOf } from '../synthetic-pool.ts';

describe('the record of the finishing lottery', () => {
  let input: AssignmentInput;
  let plan: AssignmentPlan;
  let record: LotteryRecord;
  beforeAll(async () => {
    input = makePool({ ...PILOT, memberCount: 200, caseCount: 4, groupSize: 50 }, 'record', [
      'gender',
      'ageBand',
    ]);
    plan = valueOf(await planAssignment(input, 'a seed'));
    if (plan.lottery === undefined) throw new Error('the pool was made so that there is a lottery');
    record = plan.lottery;
  });
  const problemsOf = (changed: LotteryRecord, assignments = plan.assignments) =>
    checkLotteryRecord(
      input,
      plan.certificate,
      changed,
      assignments,
      Number(plan.figures.largestDrawError),
    ).map(({ kind }) => kind);

  it('has several outcomes, each of which keeps every rule, and is fair on average', () => {
    expect(record.outcomes.length).toBeGreaterThan(1);
    expect(problemsOf(record)).toEqual([]);
  });

  it('is what its schema says, also after a journey through JSON', () => {
    expect(LotteryRecordSchema.parse(JSON.parse(JSON.stringify(record)))).toEqual(record);
  });

  it.each<[string, string, (changed: LotteryRecord) => void]>([
    [
      'an outcome gets other tickets',
      'tickets-wrong',
      ({ outcomes }) => void (outcomes[0] && (outcomes[0].tickets += 7)),
    ],
    ['the ticket drawn is none', 'tickets-wrong', (changed) => void (changed.ticket = 1_000_000_000)],
    ['an outcome gives a seat more', 'outcome-wrong', ({ seats }) => void (seats[0] && (seats[0][2] += 1))],
    ['an outcome leaves a seat out', 'outcome-wrong', ({ outcomes }) => void outcomes[0]?.up.pop()],
    ['a type is unknown', 'other-input', ({ open }) => void (open[0] && (open[0][0] = 'T99999'))],
    [
      'one outcome names a seat that is not open',
      'other-input',
      ({ outcomes, open }) => void outcomes[0]?.up.push(open.length),
    ],
    ['cases are not those of the input', 'other-input', ({ classes }) => void classes.pop()],
    [
      'the tickets favour one outcome',
      'not-fair',
      ({ outcomes }) => {
        const [first, ...others] = outcomes;
        const most = Math.max(...others.map(({ tickets }) => tickets));
        const other = others.find(({ tickets }) => tickets === most);
        if (first === undefined || other === undefined) throw new Error('at least two outcomes');
        first.tickets += other.tickets - 1;
        other.tickets = 1;
      },
    ],
  ])('is refused when %s', (_, kind, change) => {
    const changed = structuredClone(record);
    change(changed);
    expect(problemsOf(changed)).toContain(kind);
  });

  it('is refused when the seats given are not those of the ticket drawn', () => {
    expect(problemsOf(record, plan.assignments.slice(1))).toEqual(['other-outcome']);
  });
});

describe('the record of a lottery over seats that may be more or fewer in all', () => {
  // A group of three to seven: seven men and seven women expect two and a half seats each.
  const input: AssignmentInput = {
    members: Array.from({ length: 14 }, (_, number) => memberOf(number, { gender: number < 7 ? 'M' : 'V' })),
    cases: [
      {
        ...caseOf('a', 5, [
          ['gender', 'M', 0, 7],
          ['gender', 'V', 0, 7],
        ]),
        minimumSize: 3,
        maximumSize: 7,
      },
    ],
    maximumCasesPerMember: 1,
  };

  it.each([
    ['a seat more', 1],
    ['a seat fewer', -1],
  ])('is refused when some outcomes give a type %s than the two next to its target', async (_, change) => {
    const plan = valueOf(await planAssignment(input, 'a seed'));
    const problemsOf = (record = plan.lottery) =>
      record && checkLotteryRecord(input, plan.certificate, record, plan.assignments, 0);
    expect(problemsOf()).toEqual([]);
    const changed = structuredClone(plan.lottery);
    const [men] = changed?.seats ?? [];
    if (men === undefined) throw new Error('two seats of the men are certain');
    men[2] += change;
    expect(problemsOf(changed)?.map(({ kind }) => kind)).toContain('outcome-wrong');
  });
});
