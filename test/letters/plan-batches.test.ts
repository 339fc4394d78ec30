/** Batches in the order of delivery, and the manifest that goes with them. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CaseIdSchema, InvitationIdSchema, MunicipalityCodeSchema } from '../../src/domain/ids.ts';
import type { LetterOrder } from '../../src/letters/letter-order.ts';
import { manifestCsv, postcodeAreaOf } from '../../src/letters/manifest.ts';
import { planBatches } from '../../src/letters/plan-batches.ts';
import { orderWith } from './letter-fixtures.ts';

const orderAt = (number: number, postcode: string, houseNumber: string, houseSuffix = ''): LetterOrder =>
  orderWith(number, { postcode, houseNumber, houseSuffix });

const inMunicipality = (order: LetterOrder, code: string): LetterOrder => ({
  ...order,
  municipality: MunicipalityCodeSchema.parse(code),
});

const inWave = (order: LetterOrder, wave: number): LetterOrder => ({
  ...order,
  invitationId: InvitationIdSchema.parse(`${wave}${order.invitationId.slice(1)}`),
});

describe('batches', () => {
  it('stand in the order of postcode, house number as a number, suffix and letter number', () => {
    const orders = [
      orderAt(1, '3512AA', '1'),
      orderAt(2, '3511AA', '10'),
      orderAt(3, '3511AA', '9', 'B'),
      orderAt(4, '3511AA', '9', 'A'),
      orderAt(5, '3511AA', '9'),
      orderAt(7, '3511AA', '9'),
      orderAt(6, '3511AA', '9'),
    ];
    const [batch] = planBatches(orders, 100);
    expect(batch?.letters.map(({ invitationId }) => Number(invitationId.slice(2)))).toEqual([
      5, 6, 7, 4, 3, 2, 1,
    ]);
  });

  it('are numbered for each wave and municipality on its own', () => {
    const orders = [
      inMunicipality(orderAt(1, '2711AA', '1'), 'GM0637'),
      orderAt(2, '3511AA', '1'),
      orderAt(3, '3511AA', '2'),
      orderAt(4, '3511AA', '3'),
      inWave(orderAt(5, '3511AA', '4'), 2),
    ];
    const plan = planBatches(orders, 2).map(({ batchId, letters }) => [batchId, letters.length]);
    expect(plan).toEqual([
      ['w1-GM0344-001', 2],
      ['w1-GM0344-002', 1],
      ['w1-GM0637-001', 1],
      ['w2-GM0344-001', 1],
    ]);
  });

  it('come out the same for any order of the letters, and lose none', () => {
    const orders = Array.from({ length: 40 }, (_, number) =>
      inMunicipality(orderAt(number, `35${10 + (number % 5)}AA`, String(number % 7)), `GM${number % 3}`),
    );
    const planned = planBatches(orders, 6);
    fc.assert(
      fc.property(fc.shuffledSubarray(orders, { minLength: 40 }), (shuffled) => {
        expect(planBatches(shuffled, 6)).toEqual(planned);
      }),
      { numRuns: 50 },
    );
    expect(planned.flatMap(({ letters }) => letters)).toHaveLength(40);
    expect(planned.every(({ letters }) => letters.length >= 1 && letters.length <= 6)).toBe(true);
  });

  it('never hold residents whose data are secret among others', () => {
    const orders = Array.from({ length: 12 }, (_, number) =>
      orderWith(number, { postcode: `35${10 + number}AA`, isSecret: number % 3 === 0 }),
    );
    const planned = planBatches(orders, 5);
    expect(planned.map(({ batchId, letters }) => [batchId, letters.length])).toEqual([
      ['w1-GM0344-001', 5],
      ['w1-GM0344-002', 3],
      ['w1-GM0344-secret-001', 4],
    ]);
    for (const { isSecret, letters } of planned) {
      expect(letters.every(({ addressee }) => addressee.isSecret === isSecret)).toBe(true);
    }
  });

  it('of other letters than invitations say so in their ids', () => {
    const series = [
      { kind: 'reminder', caseId: null, isReprint: false },
      { kind: 'invitation', caseId: null, isReprint: true },
      { kind: 'case', caseId: CaseIdSchema.parse('case-1'), isReprint: true },
    ] as const;
    expect(series.map((each) => planBatches([orderWith(1)], 5, each)[0]?.batchId)).toEqual([
      'w1-GM0344-reminder-001',
      'w1-GM0344-reprint-001',
      'w1-GM0344-case-case-1-reprint-001',
    ]);
  });

  it('go on where those that were made before stopped, as if all were planned at once', () => {
    const orders = Array.from({ length: 40 }, (_, number) =>
      inMunicipality(
        orderWith(number, { postcode: `35${10 + (number % 5)}AA`, isSecret: number % 7 === 0 }),
        `GM${number % 2}`,
      ),
    );
    const all = planBatches(orders, 6);
    fc.assert(
      fc.property(fc.nat({ max: all.length }), (madeCount) => {
        const made = all.slice(0, madeCount);
        const done = new Set(made.flatMap(({ letters }) => letters));
        const left = orders.filter((order) => !done.has(order));
        const madeIds = made.map(({ batchId }) => batchId);
        expect([...made, ...planBatches(left, 6, undefined, madeIds)]).toEqual(all);
      }),
    );
  });

  it('of no letters are none', () => {
    expect(planBatches([], 500)).toEqual([]);
  });

  it('never hold an invitation twice', () => {
    expect(() => planBatches([orderWith(1), orderWith(1)], 500)).toThrow('twice');
  });
});

describe('the manifest', () => {
  const lines = [1, 2, 3].map((number) => ({
    batchId: 'w1-GM0344-001',
    kind: 'invitation' as const,
    sequence: number,
    invitationId: InvitationIdSchema.parse(`1-00000${4 - number}`),
    postcodeArea: postcodeAreaOf(number === 3 ? '' : '3511AA'),
    pageCount: number,
  }));

  it('has a row a letter in the order of printing, and counts two pages as a sheet', () => {
    expect(manifestCsv(lines)).toBe(
      [
        'batch,kind,sequence,letter_number,postcode_area,pages,sheets',
        'w1-GM0344-001,invitation,1,1-000003,3511,1,1',
        'w1-GM0344-001,invitation,2,1-000002,3511,2,1',
        'w1-GM0344-001,invitation,3,1-000001,,3,2',
        '',
      ].join('\n'),
    );
  });
});
