/** docs/randomness.md: its figures, its round and its vector are those of the program. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { drandRandomnessOf, drandRoundAfter, drandRoundTimeMs, QUICKNET } from '../../src/draw/drand.ts';

const document = readFileSync(new URL('../../docs/randomness.md', import.meta.url), 'utf8');

const signature = /\| signature \| `([0-9a-f]{96})` \|/.exec(document)?.[1] ?? '';
const randomness = /\| randomness \| `([0-9a-f]{64})` \|/.exec(document)?.[1] ?? '';

describe('docs/randomness.md', () => {
  it('has the right chances of grinding', () => {
    const rows = [...document.matchAll(/^\| (\d+) \| ([\d.]+)% \|$/gm)];
    expect(rows.length).toBeGreaterThan(3);
    for (const [, tries, percent = ''] of rows) {
      const chance = 100 * (1 - 0.978 ** Number(tries));
      expect(chance.toFixed(percent.includes('.') ? 1 : 0), tries).toBe(percent);
    }
    expect(Math.round(1 / 0.022)).toBe(45);
  });

  it('has the chain that the program uses', () => {
    expect(document).toContain(`\`${QUICKNET.chainHash}\``);
    expect(document).toContain(`\`${QUICKNET.publicKey}\``);
    expect(document).toContain(`Round R comes at Unix time ${QUICKNET.genesisSeconds} + 3 (R - 1)`);
    expect(new Date(drandRoundTimeMs(1)).toISOString()).toBe('2023-08-23T15:09:27.000Z');
  });

  it('names the round of its moment', () => {
    const timeMs = Date.parse('2027-01-05T12:00:00Z');
    expect(document).toContain(`Unix time ${timeMs / 1000}, that is round ${drandRoundAfter(timeMs) - 1}.`);
    expect(drandRoundTimeMs(35_449_012)).toBe(timeMs);
  });

  it('has a vector that the program and Python agree with', () => {
    expect(drandRandomnessOf(signature)).toBe(randomness);
    const call = /python3 -c '(.*)'\n/.exec(document)?.[1] ?? '';
    const python = spawnSync('python3', ['-c', call], { encoding: 'utf8' });
    expect({ ...python, stderr: python.stderr }).toMatchObject({ stderr: '', stdout: `${randomness}\n` });
  });
});
