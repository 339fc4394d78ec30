import { afterEach, describe, expect, it, vi } from 'vitest';
import { cleanForTerminal } from '../../src/cli/clean-for-terminal.ts';
import type { CommandContext } from '../../src/cli/context.ts';
import { printFailures } from '../../src/cli/print-failures.ts';
import { printHeading, printJson, printLines, printTable, printWhole } from '../../src/cli/print.ts';
import { startProgress } from '../../src/cli/progress.ts';
import { systemContext } from '../../src/cli/run.ts';
import { failure } from '../../src/domain/failure.ts';

/** What `print` writes to standard output and standard error. */
function capture(print: (context: CommandContext) => void, hasColour = false): { out: string; err: string } {
  let out = '';
  let err = '';
  print({
    ...systemContext(),
    hasColour,
    hasErrorColour: hasColour,
    stdout: { write: (text) => (out += text) },
    stderr: { write: (text) => (err += text) },
  });
  return { out, err };
}

/** What `print` writes to a terminal of thirty characters. */
function narrow(print: (context: CommandContext) => void): string {
  return capture((context) => {
    print({ ...context, stdout: { write: (text) => context.stdout.write(text), columns: 30 } });
  }).out;
}

function printSmallTable(context: CommandContext): void {
  printHeading(context, 'Heading');
  printTable(context, [{ title: 'Name' }], [['a']], ['Total']);
}

describe('a table', () => {
  it('has its totals below a rule, whole numbers with separators, and no spaces at line ends', () => {
    const { out } = capture((context) =>
      printTable(
        context,
        [{ title: 'Name' }, { title: 'Rows', align: 'right' }],
        [
          ['a', 1234],
          ['bb', 0.5],
        ],
        ['Total', 502672],
      ),
    );
    expect(out).toBe(
      [
        'Name      Rows',
        '──────────────',
        'a        1,234',
        'bb         0.5',
        '──────────────',
        'Total  502,672',
        '',
      ].join('\n'),
    );
  });

  it('is as wide with colours as without', () => {
    const plain = capture(printSmallTable).out;
    const coloured = capture(printSmallTable, true).out;
    expect(coloured).toContain('\u001b[1mTotal\u001b[22m');
    expect(coloured.replace(/\u001b\[\d+m/g, '')).toBe(plain);
  });
});

describe('text from outside', () => {
  it.each([
    ['a\u001b[2Jb', 'a<U+001B>[2Jb'],
    ['a\u009b2Jb', 'a<U+009B>2Jb'],
    ['a\rb\u0008', 'a<U+000D>b<U+0008>'],
    ['\u202etxt.exe', '<U+202E>txt.exe'],
    ['\u2066x\u2069', '<U+2066>x<U+2069>'],
    ['é, 漢字\tand\nlines', 'é, 漢字\tand\nlines'],
  ])('cannot steer the terminal: %j', (text, shown) => {
    expect(cleanForTerminal(text)).toBe(shown);
  });

  it('is the same value in JSON, without a character that steers the terminal', () => {
    const value = { file: 'a\u001b[2J\u009b\u007f\u202e"\\.csv', count: 1 };
    const { out } = capture((context) => printJson(context, value));
    expect(out).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]/);
    expect(JSON.parse(out)).toEqual(value);
  });
});

describe('failures', () => {
  it('say what is wrong, where, and what to do, up to a limit', () => {
    const failures = Array.from({ length: 28 }, (_, index) =>
      failure('signups.not-csv', {}, { file: 'answers.csv', line: index + 1 }),
    );
    const { out, err } = capture((context) => printFailures(context, failures));
    expect(out).toBe('');
    expect(err.match(/✗ The file cannot be read as CSV/g)).toHaveLength(25);
    expect(err).toContain('  Where: answers.csv, line 25\n  Do:    Correct the line');
    expect(err).toContain('  ... and 3 more.\n');
  });

  it('keep a file name on its line, whatever is in it', () => {
    const file = 'a\n✓ All is well\u2028.csv';
    const { err } = capture((context) =>
      printFailures(context, [failure('store.file-missing', {}, { file })]),
    );
    expect(err).toContain('a<U+000A>✓ All is well<U+2028>.csv\n');
    expect(err.split('\n')).toHaveLength(4);
  });

  it('leave out the place when there is none', () => {
    const { err } = capture((context) => printFailures(context, [failure('command.no-frame', {})]));
    expect(err).toBe('✗ There is no frame yet.\n  Do:    Run "loting frame build" first.\n');
  });
});

describe('on a terminal', () => {
  it('long lines are broken between words, behind their mark', () => {
    expect(
      narrow((context) => printLines(context, '! Too few addresses are left to expect it.', 'short')),
    ).toBe('! Too few addresses are left\n  to expect it.\nshort\n');
  });

  it('a line to be copied stays whole', () => {
    const line = 'Draw of the panel; commitment of 64 digits';
    expect(narrow((context) => printWhole(context, line))).toBe(`${line}\n`);
  });

  it('a table has its rules in the right place when titles and totals take two lines', () => {
    const columns = [{ title: 'Broken at spaces', align: 'right' }, { title: 'Name' }] as const;
    expect(
      narrow((context) => printTable(context, columns, [[1, 'a']], [2, 'all the names together, no doubt'])),
    ).toBe(
      [
        'Broken at  Name',
        '   spaces',
        '────────────────────────',
        '        1  a',
        '────────────────────────',
        '        2  all the names',
        '           together, no',
        '           doubt',
        '',
      ].join('\n'),
    );
  });

  it('refusals are broken behind their mark', () => {
    const { err } = capture((context) => {
      printFailures({ ...context, stderr: { ...context.stderr, columns: 30 } }, [
        failure('command.no-frame', {}, { file: 'a.csv' }),
      ]);
    });
    expect(err).toBe(
      [
        '✗ There is no frame yet.',
        '  Where: a.csv',
        '  Do:    Run "loting frame',
        '         build" first.',
        '',
      ].join('\n'),
    );
  });
});

describe('the progress bar', () => {
  afterEach(() => {
    vi.restoreAllMocks();
  });

  it('shows on a terminal only, and only when the work takes more than a second', () => {
    const drawn = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    const terminal = process.stderr.isTTY;
    const clock = vi.spyOn(Date, 'now').mockReturnValue(0);
    try {
      process.stderr.isTTY = true;
      const work = (isTTY: boolean, seconds: number): number => {
        drawn.mockClear();
        clock.mockReturnValue(0);
        const progress = startProgress(
          { ...systemContext(), stderr: { write: () => true, isTTY } },
          'rows',
          100,
        );
        clock.mockReturnValue(seconds * 1000);
        progress.update(50);
        progress.stop();
        return drawn.mock.calls.length;
      };
      expect([work(false, 5), work(true, 0.5)]).toEqual([0, 0]);
      expect(work(true, 1.5)).toBeGreaterThan(0);
    } finally {
      process.stderr.isTTY = terminal;
    }
  });
});
