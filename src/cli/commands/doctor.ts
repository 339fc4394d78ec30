/** `loting doctor`: whether this machine and this working folder are well, and what to do where they are not. */
import { existsSync } from 'node:fs';
import { ok } from '../../domain/result.ts';
import { workingFolderAt } from '../../store/working-folder.ts';
import type { CommandModule } from '../command-spec.ts';
import type { CommandContext } from '../context.ts';
import { checkFolder } from '../doctor/check-folder.ts';
import { checkMachine } from '../doctor/check-machine.ts';
import type { Finding, Verdict } from '../doctor/finding.ts';
import { addDirOption, addExample, addJsonOption, readSharedOptions } from '../options.ts';
import { printHeading, printJson, printLines } from '../print.ts';
import { wrapText } from '../response/wrap-text.ts';

const signOf: Readonly<Record<Verdict, string>> = { fine: '✓', mind: '!', wrong: '✗' };

export const configure: CommandModule['configure'] = (command, words) => {
  addDirOption(command, words);
  addJsonOption(command, words);
  addExample(command, words, 'loting doctor', 'loting doctor --dir tweede-mening');
  return (context, options) => {
    const { dir, json } = readSharedOptions(context, options);
    const folder = workingFolderAt(dir);
    const isFolder = existsSync(folder.settings) || existsSync(folder.database);
    const findings = [
      ...checkMachine(words, process.versions.node),
      ...(isFolder ? checkFolder(folder, words, context.now()) : []),
    ];
    if (json) printJson(context, { isWorkingFolder: isFolder, findings });
    else printFindings(context, findings, isFolder);
    return Promise.resolve(ok(findings.some(({ verdict }) => verdict === 'wrong') ? 1 : 0));
  };
};

function printFindings(context: CommandContext, findings: readonly Finding[], isFolder: boolean): void {
  const { doctor, common } = context.words;
  printHeading(context, doctor.heading);
  const width = Math.max(...findings.map(({ check }) => doctor.checks[check].length));
  for (const { check, verdict, what, remedy } of findings) {
    const mark = `${signOf[verdict]} ${doctor.checks[check].padEnd(width)}  `;
    const indent = ' '.repeat(mark.length);
    printLines(context, ...wrapText(mark, what));
    if (remedy !== '') printLines(context, ...wrapText(`${indent}${common.remedy} `, remedy));
  }
  const count = (wanted: Verdict): number => findings.filter(({ verdict }) => verdict === wanted).length;
  printLines(
    context,
    '',
    ...(isFolder ? [] : wrapText('', doctor.noFolder)),
    doctor.verdict(count('wrong'), count('mind')),
  );
}
