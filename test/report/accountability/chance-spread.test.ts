import { describe, expect, it } from 'vitest';
import type { StratumKey } from '../../../src/domain/stratum.ts';
import { chanceReasonsOf, chanceSpreadOf } from '../../../src/report/accountability/chance-spread.ts';
import { DrawSettingsSchema } from '../../../src/domain/settings/draw-settings.ts';
import type { Settings } from '../../../src/domain/settings/settings-schema.ts';
import { accountabilityWordsOf } from '../../../src/report/words/accountability-words.ts';

const drawn = (...rows: readonly (readonly [stratum: string, designWeight: number])[]) =>
  rows.map(([stratum, designWeight]) => ({ stratum: stratum as StratumKey, designWeight }));

const settingsOf = (municipalityCount: number, draw: object) => ({
  municipalities: Array.from({ length: municipalityCount }) as unknown as Settings['municipalities'],
  draw: DrawSettingsSchema.parse(draw),
});

describe('the spread of the chances', () => {
  it('is not known before anybody was drawn', () => {
    expect(chanceSpreadOf([])).toBeUndefined();
  });

  it('is nearly equal among all only within a few percent', () => {
    expect(chanceSpreadOf(drawn(['GM0344/V', 100], ['GM0637/M', 105]))).toBe('all');
    expect(chanceSpreadOf(drawn(['GM0344/V', 100], ['GM0344/V', 106]))).toBe('apart');
  });

  it('is nearly equal in each municipality when only municipalities differ', () => {
    const weights = drawn(['GM0344/V', 64.9], ['GM0344/M', 66], ['GM0637/V', 164.7]);
    expect(chanceSpreadOf(weights)).toBe('municipality');
    expect(chanceSpreadOf([...weights, ...drawn(['GM0344/M', 90])])).toBe('apart');
  });
});

describe('the reasons of the spread', () => {
  it('are the address, and the municipality when there are more', () => {
    expect(chanceReasonsOf(settingsOf(1, {}), 'apart')).toEqual(['address']);
    expect(chanceReasonsOf(settingsOf(2, {}), 'municipality')).toEqual(['municipality', 'address']);
    expect(chanceReasonsOf(settingsOf(2, {}), 'all')).toEqual(['address']);
  });

  it('have the expected response only when the settings compensate for it', () => {
    expect(chanceReasonsOf(settingsOf(1, { compensateResponse: true }), 'apart')).toContain('response');
    expect(chanceReasonsOf(settingsOf(2, { allocation: 'equal', minimumPerStratum: 1 }), 'apart')).toEqual([
      'municipality',
      'allocation',
      'minimum',
      'address',
    ]);
  });
});

describe('the words of the account about chance', () => {
  it.each(['nl', 'en'] as const)('put what was announced beside what was used, in %s', (language) => {
    const { announcedAndUsed, byTheBook } = accountabilityWordsOf(language).corrections;
    expect(announcedAndUsed('A', 'B')).toMatch(/: A; .*: B\.$/u);
    expect(byTheBook).not.toMatch(/aangekondigd|announced/u);
  });
});
