/** `loting letters posted`: the mailroom records which batches went to the post, and when. */
import { ok } from '../../domain/result.ts';
import type { CommandModule } from '../command-spec.ts';
import { addYesOption } from '../confirm.ts';
import { readDay, readNamesOrAll } from '../letters/mailroom-options.ts';
import { describePosting, printPosting } from '../letters/print-posting.ts';
import type { PostingRequest } from '../letters/record-posting.ts';
import { recordPosting } from '../letters/record-posting.ts';
import { withPanel } from '../open-panel.ts';
import { addDirOption, addDryRunOption, addExample, addJsonOption, readSharedOptions } from '../options.ts';
import { addByOption, readBy } from '../recorded-by.ts';

export const configure: CommandModule['configure'] = (command, words) => {
  command.argument('[batches...]', words.mailroom.batchesArgument);
  addDirOption(command, words);
  addJsonOption(command, words);
  addDryRunOption(command, words);
  addByOption(command, words);
  command
    .option('--all', words.mailroom.posting.allPosted)
    .option('--on <date>', words.mailroom.posting.onOption)
    .option('--as-they-are', words.mailroom.posting.asTheyAreOption);
  addYesOption(command, words);
  addExample(command, words, 'loting letters posted w1-GM0344-001 w1-GM0344-002 --on 2027-01-11');
  return (context, options, args) => {
    const { dir, dryRun, json } = readSharedOptions(context, options);
    const names = readNamesOrAll(args, options);
    if (!names.ok) return Promise.resolve(names);
    const by = readBy(context, options);
    if (!by.ok) return Promise.resolve(by);
    const on = readDay(context, options);
    if (!on.ok) return Promise.resolve(on);
    return withPanel(dir, async (panel) => {
      const request: PostingRequest = {
        step: 'posted',
        names: names.value,
        on: on.value,
        isAsTheyAre: options['asTheyAre'] === true,
        at: context.now().toISOString(),
        recordedBy: by.value,
        isSure: options['yes'] === true,
        isDryRun: dryRun,
      };
      const plan = await recordPosting(context, panel, request);
      if (!plan.ok) return plan;
      if (json) describePosting(context, 'posted', plan.value, dryRun);
      else printPosting(context, request, plan.value);
      return ok(0);
    });
  };
};
