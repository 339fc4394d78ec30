/**
 * Loaded before the built program (`node --import`): sets its clock, counts the moments at which it is about to change
 * something on disk, and kills it with SIGKILL at one of them, or some microseconds later, in the middle of what it does then.
 *
 * LOTING_TEST_NOW: what the clock says. LOTING_TEST_MOMENT: at which moment, from 1. LOTING_TEST_DELAY_US: how much later.
 * LOTING_TEST_DISK_ERROR: instead of being killed, the program is told there of an error of the disk (EIO).
 * LOTING_TEST_COUNT_FILE: gets the number of moments of a run that lives to its end.
 */
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { isMainThread, Worker } from 'node:worker_threads';

const { LOTING_TEST_NOW, LOTING_TEST_MOMENT, LOTING_TEST_DELAY_US, LOTING_TEST_COUNT_FILE } = process.env;
const isDiskError = process.env.LOTING_TEST_DISK_ERROR !== undefined;

if (LOTING_TEST_NOW !== undefined) {
  const nowMs = Date.parse(LOTING_TEST_NOW);
  const PlainDate = Date;
  globalThis.Date = class FixedDate extends PlainDate {
    constructor(...parts) {
      super(...(parts.length === 0 ? [nowMs] : parts));
    }
    static now() {
      return nowMs;
    }
  };
}

if (isMainThread && (LOTING_TEST_MOMENT !== undefined || LOTING_TEST_COUNT_FILE !== undefined)) watchDisk();

function watchDisk() {
  const killAt = Number(LOTING_TEST_MOMENT ?? 0);
  const delayUs = Number(LOTING_TEST_DELAY_US ?? 0);
  const kill = isDiskError
    ? failDisk
    : delayUs === 0
      ? () => process.kill(process.pid, 'SIGKILL')
      : prepareDelayedKill(delayUs);
  const { writeFileSync } = fs;
  let momentCount = 0;
  const pass = (call) => {
    momentCount += 1;
    if (momentCount === killAt) kill(call);
  };
  for (const name of [
    'openSync',
    'writeSync',
    'fsyncSync',
    'renameSync',
    'rmSync',
    'linkSync',
    'mkdirSync',
  ]) {
    const plain = fs[name];
    fs[name] = (...args) => {
      const isRead = name === 'openSync' && args[1] === 'r';
      // The console is no disk.
      const isConsole = name === 'writeSync' && args[0] <= 2;
      if (!isRead && !isConsole) pass(name);
      return plain(...args);
    };
  }
  syncBuiltinESMExports();
  // SQLite meets the disk by itself.
  if (!isDiskError) watchDatabase(pass);
  if (LOTING_TEST_COUNT_FILE !== undefined) {
    process.on('exit', () => writeFileSync(LOTING_TEST_COUNT_FILE, String(momentCount)));
  }
}

function failDisk(call) {
  const syscall = call.replace('Sync', '');
  throw Object.assign(new Error(`EIO: i/o error, ${syscall}`), { code: 'EIO', errno: -5, syscall });
}

/** The moments around a transaction, and around the closing of the database, which empties its log file. */
function watchDatabase(pass) {
  const load = process.dlopen.bind(process);
  process.dlopen = (module, ...rest) => {
    const loaded = load(module, ...rest);
    const prototype = module.exports.Database?.prototype;
    for (const name of prototype === undefined ? [] : ['exec', 'close']) {
      const plain = prototype[name];
      prototype[name] = function watched(...args) {
        const isMoment = name === 'close' || /^(BEGIN IMMEDIATE|COMMIT|VACUUM)$/.test(args[0]);
        if (isMoment) pass();
        const done = plain.apply(this, args);
        if (isMoment) pass();
        return done;
      };
    }
    return loaded;
  };
}

/** A thread that waits for its call and then for the delay: the main thread meanwhile goes on, also inside SQLite. */
function prepareDelayedKill(delayUs) {
  const flag = new Int32Array(new SharedArrayBuffer(4));
  const killer = new Worker(
    `const { workerData } = require('node:worker_threads');
     Atomics.wait(workerData.flag, 0, 0);
     const end = process.hrtime.bigint() + BigInt(workerData.delayUs) * 1000n;
     while (process.hrtime.bigint() < end);
     process.kill(process.pid, 'SIGKILL');`,
    { eval: true, workerData: { flag, delayUs }, execArgv: [] },
  );
  killer.unref();
  return () => {
    Atomics.store(flag, 0, 1);
    Atomics.notify(flag, 0);
  };
}
