import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { makeTestFolder, runJson, runLoting } from './run-loting.ts';

const SelectionSchema = z.object({
  minimumProbability: z.number(),
  gini: z.number(),
  geometricMean: z.number(),
  probabilities: z.record(z.string(), z.number()),
  selected: z.array(z.string()),
  reserves: z.array(z.string()),
  ticket: z.number().nullable(),
  certificate: z.object({ isFinished: z.boolean(), isProven: z.boolean(), gap: z.number() }),
  relaxation: z.array(z.unknown()),
  quotas: z.array(z.object({ minimum: z.number(), maximum: z.number(), selected: z.number() })),
  portfolio: z.object({ sha256: z.string(), groupCount: z.number() }),
});

const quotas = [
  'feature,value,min,max',
  'gender,woman,5,7',
  'gender,man,5,7',
  'age,young,4,4',
  'age,middle,4,5',
  'age,old,3,4',
];
const ages = ['young', 'middle', 'middle', 'old', 'old', 'old', 'old'];
const people = [
  'id,name,gender,age,street',
  ...Array.from(
    { length: 60 },
    (_, index) =>
      `p${index},Testpersoon,${index % 5 < 3 ? 'woman' : 'man'},${ages[index % 7]},Teststraat ${Math.floor(index / 2)}`,
  ),
];
const call = 'assign select --people people.csv --features quotas.csv --number 12 --seed 4711';

function folderWith(files: Readonly<Record<string, readonly string[]>> = {}): string {
  const folder = makeTestFolder();
  for (const [name, lines] of Object.entries({ 'people.csv': people, 'quotas.csv': quotas, ...files })) {
    writeFileSync(path.join(folder, name), `${lines.join('\n')}\n`);
  }
  return folder;
}

async function select(folder: string, words = call) {
  const { json, exitCode, stderr } = await runJson(folder, words);
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
  return SelectionSchema.parse(json);
}

describe('loting assign select', () => {
  it('prints figures, the chance of everybody, the selected and the reserves', async () => {
    const selection = await select(folderWith());
    expect(selection.selected).toHaveLength(12);
    expect(new Set([...selection.selected, ...selection.reserves]).size).toBe(60);
    expect(
      selection.quotas.every(({ minimum, maximum, selected }) => selected >= minimum && selected <= maximum),
    ).toBe(true);
    const chances = Object.values(selection.probabilities);
    expect(chances.reduce((sum, chance) => sum + chance, 0)).toBeCloseTo(12, 6);
    expect(Math.min(...chances)).toBe(selection.minimumProbability);
    expect(selection.certificate).toMatchObject({ isFinished: true, isProven: true });
    expect(selection.certificate.gap).toBeLessThan(1e-7);
  });

  it('gives the same for the same seed, whatever the order of the rows', async () => {
    const [header = '', ...rows] = people;
    const [quotaHeader = '', ...quotaRows] = quotas;
    const turned = folderWith({
      'people.csv': [header, ...rows.toReversed()],
      'quotas.csv': [quotaHeader, ...quotaRows.toReversed()],
    });
    expect(await select(turned)).toEqual(await select(folderWith()));
  });

  it('publishes the lottery first, and then draws what the seed would have drawn at once', async () => {
    const folder = folderWith();
    const published = await select(folder, `${call} --portfolio lottery.json`);
    expect(published).toMatchObject({ selected: [], reserves: [], ticket: null });
    const drawn = await select(folder, 'assign select --draw lottery.json --seed 4711');
    const atOnce = await select(folder);
    expect(drawn.selected).toEqual(atOnce.selected);
    expect(drawn.reserves).toEqual(atOnce.reserves);
    expect(drawn.probabilities).toEqual(published.probabilities);
    const other = await select(folder, 'assign select --draw lottery.json --seed 1');
    expect(other.selected).not.toEqual(drawn.selected);
  });

  it('never replaces a published lottery', async () => {
    const folder = folderWith({ 'lottery.json': ['published'] });
    const { exitCode, stderr } = await runLoting(folder, `${call} --portfolio lottery.json`);
    expect(exitCode).toBe(1);
    expect(stderr).toContain('lottery.json');
    expect(readFileSync(path.join(folder, 'lottery.json'), 'utf8')).toBe('published\n');
  });

  it('draws from no lottery that was changed', async () => {
    const folder = folderWith();
    await select(folder, `${call} --portfolio lottery.json`);
    const file = path.join(folder, 'lottery.json');
    writeFileSync(file, readFileSync(file, 'utf8').replace(/"tickets":\d/u, '"tickets":1'));
    const changed = await runLoting(folder, 'assign select --draw lottery.json --seed 1');
    expect(changed).toMatchObject({ exitCode: 1, stdout: '' });
    expect(changed.stderr).toContain('The lottery in the file is not right');
    const none = await runLoting(folder, 'assign select --draw quotas.csv --seed 1');
    expect(none.stderr).toContain('The file is not a lottery that Loting wrote.');
  });

  it('selects at most one person of an address when asked to', async () => {
    const streetOf = new Map(people.map((line) => [line.split(',')[0], line.split(',')[4]]));
    const homes = `${call} --check-same-address --address-columns street`;
    const folder = folderWith();
    for (const seed of ['1', '2', '3', '4', '5']) {
      const { selected } = await select(folder, homes.replace('4711', seed));
      expect(new Set(selected.map((id) => streetOf.get(id))).size).toBe(12);
    }
  });

  it('refuses all problems of both files at once, by line, and never repeats what stands with a person', async () => {
    const folder = folderWith({
      'people.csv': [
        ...people,
        'p1,Testpersoon,woman,young,Teststraat 1',
        'p99,Testpersoon,Xyzzy,young,Teststraat 1',
      ],
      'quotas.csv': [...quotas.slice(0, -1), 'age,old,9,4'],
    });
    const { exitCode, stderr, stdout } = await runLoting(folder, call);
    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' });
    expect(stderr).toContain('The minimum of age old is 9, above its maximum of 4.');
    expect(stderr).toContain('quotas.csv, line 6');
    expect(stderr).toContain('The same id stands on line 3.');
    expect(stderr).toContain('people.csv, line 62');
    expect(stderr).toContain('The person has a value for gender without a quota.');
    expect(stderr).not.toContain('Xyzzy');
    expect(stderr).not.toContain('Testpersoon');
  });

  it('names the smallest widening when no group keeps all quotas, and takes it only when told', async () => {
    const tight = folderWith({
      'people.csv': people.filter((line) => !/young/u.test(line) || /^p(0|7|14),/u.test(line)),
    });
    const refused = await runLoting(tight, call);
    expect(refused.exitCode).toBe(1);
    expect(refused.stderr).toContain('age young needs at least 4; there are 3 people at most, 1 short.');
    expect(refused.stderr).toContain('Accept it with --accept-relaxation; nothing was widened.');
    const accepted = await select(tight, `${call} --accept-relaxation`);
    expect(accepted.relaxation).toEqual([
      { feature: 'age', value: 'young', bound: 'minimum', from: 4, to: 3 },
    ]);
    // Quotas that can be kept are never widened.
    expect((await select(folderWith(), `${call} --accept-relaxation`)).relaxation).toEqual([]);
  });

  it('says which options it needs, all at once', async () => {
    const { exitCode, stderr } = await runLoting(folderWith(), 'assign select');
    expect(exitCode).toBe(2);
    for (const option of ['--people', '--features', '--number', '--seed']) expect(stderr).toContain(option);
    expect((await runLoting(folderWith(), 'assign select --draw lottery.json')).exitCode).toBe(2);
    expect((await runLoting(folderWith(), call.replace('12', 'x'))).exitCode).toBe(2);
  });

  it('shows the same as tables', async () => {
    const folder = folderWith();
    const { stdout } = await runLoting(folder, call);
    expect(stdout).toContain('Proven by arithmetic: no lottery within these quotas is fairer.');
    expect(stdout).toContain('Smallest chance:');
    for (const id of (await select(folder)).selected) expect(stdout.split('\n')).toContain(id);
    const published = await runLoting(folder, `${call} --portfolio lottery.json`);
    expect(published.stdout).toContain('Next: publish the file');
    expect(existsSync(path.join(folder, 'lottery.json'))).toBe(true);
  });

  it('ends with the best so far when it is interrupted, and says so', async () => {
    const folder = folderWith();
    const before = process.listenerCount('SIGINT');
    const running = runJson(folder, call);
    while (process.listenerCount('SIGINT') === before) await new Promise((resolve) => setImmediate(resolve));
    for (const listener of process.listeners('SIGINT').slice(before)) listener('SIGINT');
    const { exitCode, json } = await running;
    expect(exitCode).toBe(0);
    const selection = SelectionSchema.parse(json);
    expect(selection.certificate.isFinished).toBe(false);
    expect(selection.selected).toHaveLength(12);
    expect(process.listenerCount('SIGINT')).toBe(before);
  });
});
