import { describe, expect, it } from 'vitest';
import type { ChainedEvent } from '../../../src/domain/audit-event.ts';
import { HashSchema } from '../../../src/domain/ids.ts';
import { collectCorrections } from '../../../src/report/accountability/corrections.ts';
import { accountabilityWordsOf } from '../../../src/report/words/accountability-words.ts';

const HASH = HashSchema.parse('a'.repeat(64));
/** As the settings have it by default. */
const DEFAULT_TOLERANCE = 5;

/** An admission by lot as the log has it; without tolerances there was room for everybody. */
function admission(
  tolerances: Readonly<Record<string, number>> | null,
  quotaTolerance = DEFAULT_TOLERANCE,
): ChainedEvent {
  const isByLot = tolerances !== null;
  return {
    sequence: 1,
    at: '2027-02-13T09:00:00.000Z',
    salt: HASH,
    previousHash: HASH,
    hash: HASH,
    type: 'panel.admitted',
    data: {
      admission: 1,
      places: 100,
      candidates: 150,
      admitted: 100,
      reserves: 50,
      admitsLate: false,
      settings: {
        maximumMembers: 100,
        quotaFeatures: ['municipality', 'gender', 'ageBand'],
        quotaTolerance,
        targets: {},
        answerShares: {},
      },
      inputHash: HASH,
      randomness: isByLot ? 'dice: 1 2 3' : null,
      seed: isByLot ? HASH : null,
      tolerances: tolerances === null ? null : { ...tolerances },
      membersHash: HASH,
      reservesHash: HASH,
    },
  };
}

describe('the quotas of the admission that gave way', () => {
  it.each([
    ['there was room for everybody', null, DEFAULT_TOLERANCE],
    [
      'the lottery kept to the room of the settings',
      { municipality: 5, gender: 5, ageBand: 5 },
      DEFAULT_TOLERANCE,
    ],
    ['nothing was left open, so that the lottery had no quotas', {}, DEFAULT_TOLERANCE],
    ['the settings gave much room', { ageBand: 12 }, 12],
  ])('are none when %s', (_, tolerances, configured) => {
    expect(collectCorrections([admission(tolerances, configured)]).tolerances).toEqual([]);
  });

  it('are those that got more room than the settings gave, with both numbers', () => {
    const events = [
      admission({ municipality: 5, gender: 5, ageBand: 8 }),
      admission({ municipality: 5, gender: 6, ageBand: 5 }),
    ];
    expect(collectCorrections(events).tolerances).toEqual([
      { feature: 'ageBand', seats: 8, configuredSeats: 5 },
      { feature: 'gender', seats: 6, configuredSeats: 5 },
    ]);
    expect(collectCorrections([admission({ gender: 1 }, 0)]).tolerances).toEqual([
      { feature: 'gender', seats: 1, configuredSeats: 0 },
    ]);
  });

  it('are told with the difference', () => {
    expect(accountabilityWordsOf('nl').corrections.tolerance('leeftijd', 8, 5)).toContain(
      'mocht 8 van het aandeel in de bevolking afwijken, in plaats van 5. Dat is 3 meer naar beide kanten',
    );
    expect(accountabilityWordsOf('en').corrections.tolerance('age', 8, 5)).toContain(
      'could differ by 8 from the share of the population, not by 5. That is 3 more on either side',
    );
  });
});
