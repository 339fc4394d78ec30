import { describe, expect, it } from 'vitest';
import { MunicipalityCodeSchema } from '../../src/domain/ids.ts';
import { DrawSettingsSchema } from '../../src/domain/settings/draw-settings.ts';
import type { StratumKey } from '../../src/domain/stratum.ts';
import { expectedResponsesOf } from '../../src/report/expected-responses.ts';

const young = 'GM0344/18-29' as StratumKey;
const old = 'GM0344/30+' as StratumKey;
const counts = new Map([
  [young, 3000],
  [old, 9000],
]);

function expectedWith(response: object): readonly (number | undefined)[] {
  const expected = expectedResponsesOf(counts, {
    draw: DrawSettingsSchema.parse({ response, compensateResponse: true }),
    strata: { features: ['municipality', 'ageBand'] },
    municipalities: [{ code: MunicipalityCodeSchema.parse('GM0344'), expectedResponse: 0.09 }],
  });
  return [young, old].map((stratum) => expected.get(stratum));
}

describe('the expected response of a stratum', () => {
  it('is that of its municipality when the settings say no more', () => {
    expect(expectedWith({})).toEqual([0.09, 0.09]);
  });

  it('is lower for those who answer less often, and that of the municipality over all residents', () => {
    const [ofYoung = 0, ofOld = 0] = expectedWith({ ageBand: { '18-29': 0.5 } });
    expect(ofYoung / ofOld).toBeCloseTo(0.5, 4);
    expect((3000 * ofYoung + 9000 * ofOld) / 12_000).toBeCloseTo(0.09, 5);
  });

  it('makes more letters to them bring fewer sign-ups than the response of the municipality says', () => {
    const [ofYoung = 0, ofOld = 0] = expectedWith({ ageBand: { '18-29': 0.5 } });
    // With compensation the young, a quarter of the residents, get two letters for one: 400 and 600 of a thousand.
    expect(400 * ofYoung + 600 * ofOld).toBeLessThan(1000 * 0.09);
  });
});
