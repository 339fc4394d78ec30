/** Batches in the order of delivery, and the manifest that goes with them. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InvitationIdSchema, MunicipalityCodeSchema } from '../../src/domain/ids.ts';
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
