import { Writable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { describeFailure } from '../../src/domain/describe-failure.ts';
import { watchOutput } from '../../src/cli/watch-output.ts';

/** An output on which every write ends with an error of the system. */
function brokenStream(code: string): Writable {
  return new Writable({
    write: (_chunk, _encoding, done) => done(Object.assign(new Error(code), { code, syscall: 'write' })),
  });
}

async function printTo(stream: Writable): Promise<void> {
  for (const line of ['one', 'two']) {
    stream.write(line);
    await new Promise((resolve) => setImmediate(resolve));
  }
}

describe('output that cannot be written', () => {
  it('is named once, with the reason, and is no crash', async () => {
    const stream = brokenStream('ENOSPC');
    const findLost = watchOutput(stream);
    expect(findLost()).toBeUndefined();
    await printTo(stream);
    const lost = findLost();
    expect(lost).toMatchObject({ code: 'store.output-lost', params: { reason: 'ENOSPC' } });
    if (lost === undefined) return;
    expect(describeFailure(lost, 'en').what).toContain('the disk is full');
    expect(describeFailure(lost, 'nl').what).toContain('niet');
  });

  it('is nothing to speak of when its reader has enough', async () => {
    const stream = brokenStream('EPIPE');
    const findLost = watchOutput(stream);
    await printTo(stream);
    expect(findLost()).toBeUndefined();
  });
});
