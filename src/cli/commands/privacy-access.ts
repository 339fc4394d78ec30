/** `loting privacy access`: everything that is stored of one resident, for that resident (article 15 AVG); it is logged. */
import { failure } from '../../domain/failure.ts';
import type { InvitationId, ResidentId } from '../../domain/ids.ts';
import { letterLanguages } from '../../domain/letter-kinds.ts';
import type { Result } from '../../domain/result.ts';
import { ok, refuse } from '../../domain/result.ts';
import { storedDataText } from '../../report/privacy/stored-data-text.ts';
import { appendAuditEvent } from '../../store/append-audit-event.ts';
import { writeNewFileAtomically } from '../../store/atomic-file.ts';
import type { StoredRow, StoredTable } from '../../store/collect-stored-data.ts';
import { collectStoredData } from '../../store/collect-stored-data.ts';
import { writeTransaction } from '../../store/transaction.ts';
import type { CommandModule } from '../command-spec.ts';
import type { CommandContext } from '../context.ts';
import { findLetter } from '../find-letter.ts';
import { readJudgeContext } from '../judge-context.ts';
import type { OpenPanel } from '../open-panel.ts';
import { withPanel } from '../open-panel.ts';
import { addDirOption, addExample, addJsonOption, readSharedOptions } from '../options.ts';
import { printJson, printLines } from '../print.ts';
import { readNewFile } from '../read-new-file.ts';

export const configure: CommandModule['configure'] = (command, words) => {
  command.argument('<letter>', words.privacy.letter);
  addDirOption(command, words);
  addJsonOption(command, words);
  command
    .option('--lang <language>', words.privacy.access.langOption, 'nl')
    .option('--out <file>', words.privacy.access.outOption);
  addExample(
    command,
    words,
    'loting privacy access 1-000042 --out access.txt',
    'loting privacy access 1-000042 --json --out access.json',
  );
  return (context, options, [letter = '']) => {
    const { dir, json } = readSharedOptions(context, options);
    const language = letterLanguages.find((each) => each === options['lang']);
    if (language === undefined) {
      const problem = { code: 'one-of', possible: letterLanguages } as const;
      return Promise.resolve(refuse(failure('command.wrong-option', { option: '--lang', problem })));
    }
    const asked = readNewFile(context, options['out']);
    if (!asked.ok) return Promise.resolve(asked);
    const out = asked.value;
    return withPanel(dir, (panel) => {
      const read = readAll(context, panel, letter);
      if (!read.ok) return read;
      const { tables, ...who } = read.value;
      const described = { ...who, tables: Object.fromEntries(tables) };
      const text = storedDataText(tables, panel.settings.panel.name, language);
      if (out !== undefined) {
        const content = json ? `${JSON.stringify(described, null, 2)}\n` : text;
        const written = writeNewFileAtomically(out.path, content);
        if (!written.ok) return written;
        if (json) printJson(context, { written: true, file: out.shown });
        else {
          printLines(
            context,
            context.words.privacy.written(out.shown),
            context.words.privacy.access.everything,
          );
        }
      } else if (json) printJson(context, described);
      else printLines(context, text.trimEnd());
      return ok(0);
    });
  };
};

interface StoredData {
  readonly invitationId: InvitationId;
  readonly residentId: ResidentId;
  readonly tables: ReadonlyMap<StoredTable, readonly StoredRow[]>;
}

/** The data and the event in one transaction: nobody looks without a trace. */
function readAll(context: CommandContext, panel: OpenPanel, letter: string): Result<StoredData> {
  const { db, sealKeys } = panel;
  return writeTransaction(db, () => {
    const found = findLetter(letter, readJudgeContext(context, panel));
    if (!found.ok) return found;
    const { invitationId, residentId } = found.value;
    const event = { type: 'privacy.accessed', data: { residentId } } as const;
    appendAuditEvent(db, event, context.now().toISOString());
    const tables = collectStoredData(db, sealKeys, { invitationId, residentId });
    return tables.ok ? ok({ invitationId, residentId, tables: tables.value }) : tables;
  });
}
