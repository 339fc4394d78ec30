import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ageOnDate } from '../../src/frame/age-on-date.ts';

const born = (text: string): { year: number; month: number; day: number } => ({
  year: Number(text.slice(0, 4)),
  month: Number(text.slice(4, 6)),
  day: Number(text.slice(6, 8)),
});

const dateText = (when: Date): string => when.toISOString().slice(0, 10);

describe('age on a date', () => {
  it.each<[string, string, number | undefined, string]>([
    ['19800517', '2027-05-16', 46, 'the day before the birthday'],
    ['19800517', '2027-05-17', 47, 'the birthday itself'],
    ['19800517', '2027-12-31', 47, 'later in the year'],
    ['19800517', '2027-01-01', 46, 'earlier in the year'],
    ['20080229', '2026-02-28', 17, '29 February does not count on 28 February'],
    ['20080229', '2026-03-01', 18, '29 February counts on 1 March when the year has no 29 February'],
    ['20080229', '2028-02-28', 19, '29 February does not count a day early in a leap year'],
    ['20080229', '2028-02-29', 20, '29 February counts on the day itself in a leap year'],
    ['19800000', '2027-06-01', undefined, 'only the year is known'],
    ['00000000', '2027-06-01', undefined, 'nothing is known'],
    ['00000517', '2027-06-01', undefined, 'the year is unknown'],
    ['19800500', '2027-05-01', undefined, 'the day is unknown, in the month of birth'],
    ['19800500', '2027-05-31', undefined, 'the day is unknown, at the end of the month of birth'],
    ['19800500', '2027-04-30', 46, 'the day is unknown, the month before'],
    ['19800500', '2027-06-01', 47, 'the day is unknown, the month after'],
    ['20270102', '2027-01-01', -1, 'born after the date'],
  ])('%s on %s gives %s: %s', (birthDate, referenceDate, expected) => {
    expect(ageOnDate(born(birthDate), referenceDate)).toBe(expected);
  });

  it('agrees with counting birthdays one by one', () => {
    const date = fc.date({
      min: new Date('1900-01-01'),
      max: new Date('2027-12-31'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(date, date, (one, other) => {
        const [birth, reference] = one <= other ? [one, other] : [other, one];
        let birthdays = 0;
        for (let year = birth.getUTCFullYear() + 1; ; year++) {
          // Date.UTC turns 29 February into 1 March where there is none.
          const birthday = new Date(Date.UTC(year, birth.getUTCMonth(), birth.getUTCDate()));
          if (dateText(birthday) > dateText(reference)) break;
          birthdays++;
        }
        const birthDate = born(dateText(birth).replaceAll('-', ''));
        expect(ageOnDate(birthDate, dateText(reference))).toBe(birthdays);
      }),
    );
  });
});
