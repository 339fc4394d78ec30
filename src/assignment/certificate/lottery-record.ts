/** The finishing lottery as it is published: what was settled before it, every outcome with its tickets, and the ticket drawn. */
import { z } from 'zod';
import { CaseIdSchema } from '../../domain/ids.ts';
import type { CountSystem } from '../case-classes.ts';
import type { FinalLottery } from '../draw-totals.ts';
import { TICKET_COUNT } from '../finishing-lottery.ts';
import { decimalOf, DecimalSchema, toUnits } from './decimal.ts';

const TypeIdSchema = z.string().regex(/^T[1-9]\d*$/);
const ClassIndexSchema = z.int().min(0);

/** `docs/groups.md` says what each part means and how to check it by hand. */
export const LotteryRecordSchema = z.strictObject({
  format: z.literal('loting lottery v1'),
  classes: z.array(z.array(CaseIdSchema)),
  /** Type, class and the whole seats that are certain before the lottery. Those of 0 are left out. */
  seats: z.array(z.tuple([TypeIdSchema, ClassIndexSchema, z.int().min(1)])),
  /** Type, class and the chance of one seat more, which the lottery decides. */
  open: z.array(z.tuple([TypeIdSchema, ClassIndexSchema, DecimalSchema])),
  ticketCount: z.literal(TICKET_COUNT),
  /** Each outcome: its tickets, and which of `open` (from 0) get the seat. */
  outcomes: z.array(
    z.strictObject({ tickets: z.int().min(1).max(TICKET_COUNT), up: z.array(z.int().min(0)) }),
  ),
  /** The ticket that was drawn, from 0. */
  ticket: z.int().min(0),
});
export type LotteryRecord = z.infer<typeof LotteryRecordSchema>;

/** Writes the record of a lottery that was drawn. */
export function makeLotteryRecord(system: CountSystem, lottery: FinalLottery): LotteryRecord {
  const nameOf = (column: number): [string, number] => {
    const { typeIndex = 0, classIndex = 0 } = system.columns[column] ?? {};
    return [system.types[typeIndex]?.typeId ?? '', classIndex];
  };
  return {
    format: 'loting lottery v1',
    classes: system.classes.map(({ caseIds }) => [...caseIds]),
    seats: lottery.certain.flatMap((seats, column): LotteryRecord['seats'] =>
      seats === 0 ? [] : [[...nameOf(column), seats]],
    ),
    open: lottery.open.map(({ column, chance }) => [...nameOf(column), decimalOf(toUnits(chance))]),
    ticketCount: TICKET_COUNT,
    outcomes: lottery.outcomes.map(({ ups, tickets }) => ({
      tickets,
      up: ups.flatMap((up, index) => (up === 1 ? [index] : [])),
    })),
    ticket: lottery.ticket,
  };
}
