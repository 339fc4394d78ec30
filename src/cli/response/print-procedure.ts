/** Prints where a panel stands in the procedure, what to do now, and what it waits for, as a page of 80 columns. */
import type { CommandContext } from '../context.ts';
import { printHeading, printLines } from '../print.ts';
import type { Words } from '../words/words.ts';
import type { StepCommand } from './procedure-commands.ts';
import type { ProcedureFacts, ProcedureStep, StepState } from './procedure.ts';
import { wrapText } from './wrap-text.ts';

/** Beside the word: nobody has to see colours. */
const signs: Readonly<Record<StepState, string>> = {
  done: '✓',
  now: '▸',
  waiting: '…',
  later: '·',
  skipped: '–',
  anytime: '○',
};

/** @param panelName `undefined` outside a working folder */
export function printProcedure(
  context: CommandContext,
  panelName: string | undefined,
  steps: readonly ProcedureStep[],
  facts: ProcedureFacts,
): void {
  const { next } = context.words;
  printHeading(
    context,
    panelName === undefined ? next.noFolder : `${panelName}, ${context.words.numbers.day(facts.today)}`,
  );
  const width = Math.max(...Object.values(next.states).map((word) => word.length));
  printLines(
    context,
    ...steps.flatMap(({ code, state }) => {
      const { title, done } = next.steps[code];
      const said = state === 'done' ? done(facts) : '';
      const mark = `${signs[state]} ${next.states[state].padEnd(width)}  `;
      return wrapText(mark, said === '' ? title : `${title}: ${said}`);
    }),
  );
  printNow(context, steps, facts);
  const waiting = steps.filter(({ state }) => state === 'waiting');
  if (waiting.length === 0) return;
  printHeading(context, next.waitsFor);
  printLines(
    context,
    ...waiting.flatMap(({ code }) => wrapText(`${signs.waiting} `, next.steps[code].waiting?.(facts) ?? '')),
  );
}

function printNow(context: CommandContext, steps: readonly ProcedureStep[], facts: ProcedureFacts): void {
  const { next } = context.words;
  const now = steps.filter(({ state }) => state === 'now');
  if (now.length === 0) {
    const isOver = steps.every(({ state }) => state !== 'waiting' && state !== 'later');
    printLines(context, '', isOver ? next.allDone : next.nothingNow);
    return;
  }
  printHeading(context, next.whatNow);
  printLines(
    context,
    ...now.flatMap(({ code, who, commands }) => {
      const { title, now: says } = next.steps[code];
      return [
        ...wrapText(`${signs.now} `, `${next.by(title, next.actors[who])} ${says(facts)}`),
        // Not wrapped: they are to be copied.
        ...commands.flatMap((command) => [
          ...(command.isAlternative === true ? [`  ${next.orElse}`] : []),
          `  $ ${commandLine(command, next)}`,
        ]),
      ];
    }),
  );
}

/** A command with a word in the place of what only people know. */
function commandLine({ command, needs }: StepCommand, { placeholders }: Words['next']): string {
  return needs.reduce((text, need) => text.replaceAll(`{${need}}`, placeholders[need]), command);
}
