import { describe, expect, it } from 'vitest';
import type { Hash } from '../../src/domain/ids.ts';
import type { MunicipalitySettings } from '../../src/domain/settings/settings-schema.ts';
import { planDraw } from '../../src/draw/plan-draw.ts';
import { runDraw } from '../../src/draw/run-draw.ts';
import { frameOf, rowOf, settingsOf, UTRECHT, ZOETERMEER } from './test-frames.ts';

const municipality = (changes: Partial<MunicipalitySettings> = {}): MunicipalitySettings => ({
  code: UTRECHT,
  name: 'Utrecht',
  register: ['utrecht.csv'],
  targetMembers: 2,
  expectedResponse: 0.25,
  returnAddress: ['Postbus 1'],
  letterTemplates: {},
  style: 'style.yaml',
  ...changes,
});

/** Utrecht: nine men who live alone, six women in pairs, and one couple of a man and a woman. Zoetermeer: one man. */
const frame = frameOf([
  ...Array.from({ length: 9 }, (_, index) => rowOf(`alone ${index}`, `alone ${index}`, 'GM0344/M')),
  ...Array.from({ length: 6 }, (_, index) => rowOf(`pair ${index}`, `pair ${index % 3}`, 'GM0344/V')),
  rowOf('he', 'couple', 'GM0344/M'),
  rowOf('she', 'couple', 'GM0344/V'),
  rowOf('zoetermeer', 'zoetermeer', 'GM0637/M'),
]);
const both = [municipality(), municipality({ code: ZOETERMEER, targetMembers: 1, expectedResponse: 1 })];
const seedParts = { commitment: 'ab'.repeat(32) as Hash, randomness: '0' };

const codesOf = (result: ReturnType<typeof planDraw> | ReturnType<typeof runDraw>): string[] =>
  result.ok ? [] : result.failures.map(({ code }) => code);

describe('planning a draw', () => {
  it('says before any seed how many letters go where, and what may come of them', () => {
    const result = planDraw(frame, { ...settingsOf(), municipalities: both });
    if (!result.ok) throw new Error(codesOf(result).join());
    const [utrecht, zoetermeer] = result.value.municipalities;
    expect(result.value).toMatchObject({ residentCount: 18, letterCount: 9, expectedSignUpCount: 3 });
    expect(utrecht).toEqual({
      municipality: 'GM0344',
      residentCount: 17,
      addressCount: 13,
      letterCount: 8,
      targetMembers: 2,
      expectedResponse: 0.25,
      expectedSignUpCount: 2,
      // Of 8 letters at 25%: at most 5 with a probability of 99.6%, at most 4 with 97.3%, which leaves too much above it.
      signUpInterval: { from: 0, to: 5 },
      letterDesignEffect: 1,
      signUpDesignEffect: 1,
      // Not even 13 letters, one to each address, make 2 sign-ups sure enough.
      saferLetters: { letterCount: 13, missChance: expect.closeTo(0.19, 2) },
      strata: [
        {
          stratum: 'GM0344/M',
          residentCount: 10,
          expectedCandidateCount: 9.5,
          expectedResponse: 0.25,
          expectedSeatCount: 80 / 17,
          minimumSeatCount: 4,
          maximumSeatCount: 5,
          expectedSignUpCount: 20 / 17,
        },
        {
          stratum: 'GM0344/V',
          residentCount: 7,
          expectedCandidateCount: 3.5,
          expectedResponse: 0.25,
          expectedSeatCount: 56 / 17,
          minimumSeatCount: 3,
          maximumSeatCount: 4,
          expectedSignUpCount: 14 / 17,
        },
      ],
    });
    // One seat for one resident: no rounding, so floor and ceiling are equal.
    expect(zoetermeer?.strata).toMatchObject([{ minimumSeatCount: 1, maximumSeatCount: 1 }]);
  });

  it('takes the number of letters from the settings when it stands there', () => {
    const result = planDraw(frame, {
      ...settingsOf(),
      municipalities: [municipality({ letters: 13 }), ...both.slice(1)],
    });
    expect(result.ok && result.value.letterCount).toBe(14);
  });

  it('sends more letters where those who answer less often get more of them', () => {
    const settings = {
      ...settingsOf({ response: { gender: { V: 0.5 } }, compensateResponse: true }),
      municipalities: [municipality({ targetMembers: 1 }), ...both.slice(1)],
    };
    const result = planDraw(frame, settings);
    if (!result.ok) throw new Error(codesOf(result).join());
    const [utrecht] = result.value.municipalities;
    // Men answer 0.25*17/13.5 of the time, women half of that: of n letters, n*17 / (10/0.314815 + 7/0.157407) sign up.
    expect(utrecht).toMatchObject({ letterCount: 5, expectedSignUpCount: expect.closeTo(1.115, 4) });
    expect(utrecht?.signUpDesignEffect).toBeCloseTo(1, 6);
    expect(utrecht?.letterDesignEffect).toBeGreaterThan(1.1);
    // A draw takes the same letters.
    const drawn = runDraw(frame, settings, seedParts);
    expect(drawn.ok && drawn.value.waves[0]?.letterCounts.get(UTRECHT)).toBe(5);
  });

  it('counts no sign-ups from more letters than there are candidates', () => {
    const result = planDraw(frame, {
      ...settingsOf(),
      municipalities: [municipality({ letters: 13, expectedResponse: 1 }), ...both.slice(1)],
    });
    if (!result.ok) throw new Error(codesOf(result).join());
    const [, women] = result.value.municipalities[0]?.strata ?? [];
    expect(women?.expectedSeatCount).toBeCloseTo((13 * 7) / 17, 12);
    expect(women?.expectedSignUpCount).toBe(3.5);
  });

  it.each<[string, Parameters<typeof settingsOf>[0], Partial<MunicipalitySettings>, string, string]>([
    [
      'a target above what all addresses can bring',
      {},
      { targetMembers: 14, expectedResponse: 1 },
      'draw.more-letters-than-addresses',
      'municipalities[1].targetMembers',
    ],
    [
      'a target out of reach of another allocation',
      { allocation: 'equal' },
      { targetMembers: 4 },
      'allocation.target-out-of-reach',
      'municipalities[1].targetMembers',
    ],
    [
      'a minimum above the letters',
      { minimumPerStratum: 3 },
      { targetMembers: 1 },
      'allocation.minimum-above-letters',
      'draw.minimumPerStratum',
    ],
  ])('refuses %s, and names the setting', (_, draw, changes, code, setting) => {
    const settings = { ...settingsOf(draw), municipalities: [municipality(changes), ...both.slice(1)] };
    const result = planDraw(frame, settings);
    if (result.ok) throw new Error('it is accepted');
    expect(result.failures).toHaveLength(1);
    expect(result.failures[0]).toMatchObject({ code, place: { setting } });
    expect(codesOf(runDraw(frame, settings, seedParts))).toEqual([code]);
  });

  it('says with one decimal what the most letters would bring, when a target is out of reach', () => {
    const settings = {
      ...settingsOf({ allocation: 'equal' }),
      municipalities: [municipality({ targetMembers: 4 }), ...both.slice(1)],
    };
    const result = planDraw(frame, settings);
    // One letter to each address, of which a quarter is answered.
    expect(result.ok || result.failures.map(({ params }) => params)).toEqual([
      { municipality: 'GM0344', target: 4, letters: 13, signUps: '3.3' },
    ]);
  });

  it('tells all that is wrong, in one go', () => {
    const codes = [
      'draw.more-letters-than-addresses',
      'draw.municipality-without-residents',
      'draw.municipality-not-in-settings',
    ];
    const settings = {
      ...settingsOf(),
      municipalities: [municipality({ letters: 14 }), municipality({ code: 'GM9999' as typeof UTRECHT })],
    };
    expect(codesOf(planDraw(frame, settings))).toEqual(codes);
  });
});

describe('running the first wave', () => {
  it('draws as many as the plan says', () => {
    const result = runDraw(frame, { ...settingsOf(), municipalities: both }, seedParts);
    if (!result.ok) throw new Error(codesOf(result).join());
    const { drawn, shortages, seats } = result.value;
    const missing = shortages.reduce((sum, each) => sum + each.wantedCount - each.candidateCount, 0);
    expect(drawn.length + missing).toBe(9);
    expect(seats.map(({ stratum }) => stratum)).toEqual(frame.strata);
    for (const { inclusionProbability, designWeight } of drawn) {
      expect(designWeight * inclusionProbability).toBeCloseTo(1, 12);
    }
  });

  it('tells what is wrong with the randomness, the settings and the letters together', () => {
    const settings = { ...settingsOf(), municipalities: [municipality({ letters: 14 })] };
    expect(codesOf(runDraw(frame, settings, { ...seedParts, randomness: ' ' }))).toEqual([
      'draw.randomness-empty',
      'draw.municipality-not-in-settings',
      'draw.more-letters-than-addresses',
    ]);
  });
});
