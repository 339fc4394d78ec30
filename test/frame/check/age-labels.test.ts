import { describe, expect, it } from 'vitest';
import { parseAgeBand } from '../../../src/domain/age-band.ts';
import { createAgeLabels } from '../../../src/frame/check/age-labels.ts';

const labelsFor = (...bands: string[]) =>
  createAgeLabels(bands.map(parseAgeBand).filter((band) => band !== undefined));

describe('the age band of everybody', () => {
  it.each<[readonly string[], readonly string[]]>([
    [
      ['18-29', '30+'],
      ['0-17', '18-29', '30+'],
    ],
    [
      ['18-29', '40-59'],
      ['0-17', '18-29', '30-39', '40-59', '60+'],
    ],
    [['0+'], ['0+']],
    [[], ['0+']],
  ])('with %j has also the ages between and around them: %j', (bands, expected) => {
    expect(labelsFor(...bands).labels).toEqual([...expected, 'born later', 'unknown']);
  });

  it.each<[number | undefined, string]>([
    [0, '0-17'],
    [17, '0-17'],
    [18, '18-29'],
    [30, '30+'],
    [150, '30+'],
    [400, '30+'],
    [-1, 'born later'],
    [undefined, 'unknown'],
  ])('of age %s is %s', (age, expected) => {
    expect(labelsFor('18-29', '30+').labelOf(age)).toBe(expected);
  });
});
