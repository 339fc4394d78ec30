import { describe, expect, it } from 'vitest';
import { drawBar } from '../../src/report/bar-chart.ts';

describe('a bar', () => {
  it.each([
    [0, 10, 10, ''],
    [10, 10, 10, '██████████'],
    [5, 10, 10, '█████'],
    [0.001, 10, 10, '▏'],
    [20, 10, 4, '████'],
    [1, 0, 4, ''],
    [Number.NaN, 10, 4, ''],
  ])('%f of %f in %i characters', (value, maximum, width, expected) => {
    expect(drawBar(value, maximum, width)).toBe(expected);
  });
});
