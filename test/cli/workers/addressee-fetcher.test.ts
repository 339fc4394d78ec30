import { createHash } from 'node:crypto';
import { appendFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import type { SealedAddressees, SealedTask } from '../../../src/cli/fetch-addressees.ts';
import { fetchAddressees, fetchSealedAddressees } from '../../../src/cli/fetch-addressees.ts';
import type { PreparedRegister } from '../../../src/cli/prepare-register.ts';
import { prepareRegister } from '../../../src/cli/prepare-register.ts';
import { startFetcher, startThreadFetcher } from '../../../src/cli/workers/addressee-fetcher.ts';
import type { Hash } from '../../../src/domain/ids.ts';
import { residentIdOf } from '../../../src/frame/opaque-ids.ts';
import { placeOfAddressee } from '../../../src/store/seal-addressee.ts';
import { deriveSealKeys, openJson } from '../../../src/store/seal.ts';
import { KEY } from '../../frame/test-residents.ts';
import { context, goodRegister, read, settings } from '../../register/brp-csv.ts';
import { makeTestFolder } from '../run-loting.ts';

const sealKeys = deriveSealKeys(Buffer.from(KEY, 'hex'));
const text = goodRegister(40);
const { residents } = read(text);

/** The task of fetching the residents in some rows of a register on disk. */
function taskFor(rows: readonly number[], ids: readonly number[] = rows): SealedTask {
  const absolutePath = path.join(makeTestFolder(), 'register.csv');
  writeFileSync(absolutePath, text);
  const register = {
    fileIndex: 0,
    absolutePath,
    rows,
    file: context.file,
    municipality: context.municipality,
    municipalityName: 'Utrecht',
    sha256: createHash('sha256').update(text).digest('hex') as Hash,
    residentIds: Buffer.concat(
      ids.map((row) => Buffer.from(residentIdOf(KEY, residents[row - 2]?.personKey ?? ''), 'hex')),
    ),
  };
  return { registers: [register], settings, keyHex: KEY, sealKeys };
}

/** The registers of a task, read before it is known who is wanted. */
function prepare({ registers }: SealedTask): ReadonlyMap<string, PreparedRegister> {
  return new Map(
    registers.flatMap((register) => {
      const prepared = prepareRegister(register, settings);
      return prepared === undefined ? [] : [[register.absolutePath, prepared] as const];
    }),
  );
}

/** What was sealed, opened again. */
function openAll(sealed: SealedAddressees) {
  if (!sealed.ok) return sealed;
  const opened = Array.from(sealed.value, ([residentId, bytes]) => {
    const result = openJson(sealKeys, placeOfAddressee(residentId), bytes);
    return [residentId, result.ok ? result.value : undefined] as const;
  });
  return { ok: true, value: new Map(opened) };
}

/** The bytes as texts, which are compared whatever kind of array holds them. */
function withTexts(sealed: SealedAddressees) {
  if (!sealed.ok) return sealed;
  return Array.from(sealed.value, ([residentId, bytes]) => [residentId, Buffer.from(bytes).toString('hex')]);
}

async function fetchByThread(task: SealedTask) {
  const fetcher = startThreadFetcher(task.registers, settings);
  try {
    return await fetcher.fetch(task);
  } finally {
    fetcher.dismiss();
  }
}

it('fetches the same with a thread as without', async () => {
  const task = taskFor([2, 3, 17, 41]);
  const fetched = fetchAddressees(task);
  expect(fetched).toMatchObject({ ok: true });
  if (fetched.ok) {
    expect([...fetched.value.keys()]).toEqual(
      [0, 1, 15, 39].map((index) => residentIdOf(KEY, residents[index]?.personKey ?? '')),
    );
    expect([...fetched.value.values()][2]?.addressLines).toEqual([
      'T. van Proef15',
      'Proefstraat 16',
      '3511 AA  UTRECHT',
    ]);
  }
  const sealed = fetchSealedAddressees(task);
  expect(openAll(await fetchByThread(task))).toEqual(fetched);
  expect(withTexts(await fetchByThread(task))).toEqual(withTexts(sealed));
  expect(withTexts(await startFetcher(task.registers, settings).fetch(task))).toEqual(withTexts(sealed));
});

it('refuses a register that is not the same file any more, with a thread and without', async () => {
  const task = taskFor([2, 3]);
  appendFileSync(task.registers[0]?.absolutePath ?? '', ' ');
  const refused = fetchAddressees(task);
  expect(refused).toMatchObject({
    failures: [{ code: 'command.register-changed', place: { file: 'register.csv' } }],
  });
  expect(await fetchByThread(task)).toEqual(refused);
});

it('refuses a row in which the frame has somebody else', () => {
  const task = taskFor([2, 3, 4], [2, 4, 3]);
  const refused = {
    failures: [{ code: 'command.register-changed', place: { file: 'register.csv', row: 3 } }],
  };
  expect(fetchAddressees(task)).toMatchObject(refused);
  expect(fetchAddressees(task, prepare(task))).toMatchObject(refused);
});

it('fetches the same from a register that was read before', () => {
  const task = taskFor([2, 3, 17, 41]);
  expect(prepare(task).size).toBe(1);
  expect(fetchAddressees(task, prepare(task))).toEqual(fetchAddressees(task));
});

it('refuses a register that is not the file of the frame, or that changed since it was read', () => {
  const task = taskFor([2, 3]);
  const [register] = task.registers;
  if (register === undefined) throw new Error('the task has a register');
  const refused = { failures: [{ code: 'command.register-changed', place: { file: 'register.csv' } }] };
  const ofAnotherFile = { ...task, registers: [{ ...register, sha256: '0'.repeat(64) as Hash }] };
  expect(fetchAddressees(ofAnotherFile, prepare(task))).toMatchObject(refused);

  const prepared = prepare(task);
  writeFileSync(register.absolutePath, text.replace('Proef15', 'Proef16'));
  expect(fetchAddressees(task, prepared)).toMatchObject(refused);
});

it('hears of a thread that breaks down, and does not wait for ever', async () => {
  await expect(fetchByThread({ registers: [{}] } as never)).rejects.toThrow(TypeError);
  const fetcher = startThreadFetcher([], settings);
  const fetching = fetcher.fetch(taskFor([2]));
  fetcher.dismiss();
  await expect(fetching).rejects.toThrow('stopped');
});
