/** `loting privacy explain`: answers a resident who asks "why did I get this letter?", with the proof. */
import { failure } from '../../domain/failure.ts';
import { letterLanguages } from '../../domain/letter-kinds.ts';
import { ok, refuse } from '../../domain/result.ts';
import { explanationText } from '../../report/privacy/explanation-text.ts';
import { oneIn, proofCommandsOf } from '../../report/privacy/letter-explanation.ts';
import { writeNewFileAtomically } from '../../store/atomic-file.ts';
import { readTransaction } from '../../store/transaction.ts';
import type { CommandModule } from '../command-spec.ts';
import type { CommandContext } from '../context.ts';
import { addCallerOptions } from '../find-callers.ts';
import { withPanel } from '../open-panel.ts';
import { addDirOption, addExample, addJsonOption, readSharedOptions } from '../options.ts';
import { printJson, printLines, printWhole } from '../print.ts';
import { readNewFile } from '../read-new-file.ts';
import { findWho, readWho } from '../privacy/find-who.ts';
import { readExplanation } from '../privacy/read-explanation.ts';

export const configure: CommandModule['configure'] = (command, words) => {
  command.argument('[letter]', words.privacy.letter);
  addDirOption(command, words);
  addJsonOption(command, words);
  addCallerOptions(command, words);
  command
    .option('--lang <language>', words.privacy.explain.langOption, 'nl')
    .option('--out <file>', words.privacy.explain.outOption);
  addExample(
    command,
    words,
    'loting privacy explain 1-000042 --lang nl --out answer.txt',
    'loting privacy explain --name "de Vries" --postcode 3511AA --born 1980-05-17',
  );
  return (context, options, [letter]) => {
    const { dir, json } = readSharedOptions(context, options);
    const who = readWho(options, letter);
    if (!who.ok) return Promise.resolve(who);
    const language = letterLanguages.find((each) => each === options['lang']);
    if (language === undefined) {
      const problem = { code: 'one-of', possible: letterLanguages } as const;
      return Promise.resolve(refuse(failure('command.wrong-option', { option: '--lang', problem })));
    }
    const asked = readNewFile(context, options['out']);
    if (!asked.ok) return Promise.resolve(asked);
    const out = asked.value;
    return withPanel(dir, (panel) => {
      const found = findWho(context, panel, who.value);
      if (!found.ok) return found;
      const facts = readTransaction(panel.db, () => readExplanation(panel, found.value));
      if (!facts.ok) return facts;
      const text = explanationText(facts.value, language);
      const { contact: _contact, ground, ...rest } = facts.value;
      const described = {
        ...rest,
        ground: ground[language],
        oneIn: oneIn(rest.inclusionProbability),
        commands: proofCommandsOf(facts.value),
        text,
      };
      if (out !== undefined) {
        const content = json ? `${JSON.stringify(described, null, 2)}\n` : text;
        const written = writeNewFileAtomically(out.path, content);
        if (!written.ok) return written;
        if (json) printJson(context, { written: true, file: out.shown });
        else printLines(context, context.words.privacy.written(out.shown));
      } else if (json) printJson(context, described);
      else printText(context, text);
      return ok(0);
    });
  };
};

/** Lines to type are indented; they are copied, so they stay whole. */
function printText(context: CommandContext, text: string): void {
  for (const line of text.trimEnd().split('\n')) {
    if (line.startsWith('  ')) printWhole(context, line);
    else printLines(context, line);
  }
}
