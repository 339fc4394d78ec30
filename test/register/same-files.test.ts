import { describe, expect, it } from 'vitest';
import type { Hash } from '../../src/domain/ids.ts';
import { findSameFiles } from '../../src/register/same-files.ts';

const file = (name: string, content: string) => ({ file: name, sha256: content.repeat(64) as Hash });

describe('register files', () => {
  it('are fine when each has bytes of its own', () => {
    expect(findSameFiles([])).toEqual([]);
    expect(findSameFiles([file('a.csv', '1'), file('b.csv', '2')])).toEqual([]);
  });

  it('are refused where they are the same as one before', () => {
    const found = findSameFiles([
      file('a.csv', '1'),
      file('b.csv', '2'),
      file('c.csv', '1'),
      file('d.csv', '1'),
    ]);
    expect(found.map(({ code, params, place }) => [code, params, place])).toEqual([
      ['register.same-file', { other: 'a.csv' }, { file: 'c.csv' }],
      ['register.same-file', { other: 'a.csv' }, { file: 'd.csv' }],
    ]);
  });
});
