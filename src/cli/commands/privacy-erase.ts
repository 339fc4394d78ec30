/** `loting privacy erase`: removes the personal data of one resident, and keeps the opaque id. */
import { ok } from '../../domain/result.ts';
import { closeAndWipe } from '../../store/scrub-database.ts';
import type { CommandModule } from '../command-spec.ts';
import { withPanel } from '../open-panel.ts';
import { addExample, readSharedOptions } from '../options.ts';
import { eraseResident } from '../privacy/erase-resident.ts';
import { findPlacesOfName } from '../privacy/places-of-name.ts';
import { describeErasure, printErasure } from '../privacy/print-erasure.ts';
import { addNewsOptions, readNewsOptions } from '../record-news.ts';

export const configure: CommandModule['configure'] = (command, words) => {
  addNewsOptions(command, words, 'mail');
  command.option('--yes', words.privacy.erase.yesOption);
  addExample(
    command,
    words,
    'loting privacy erase 1-000042 --dry-run',
    'loting privacy erase 1-000042 --yes',
  );
  return (context, options, [letter = '']) => {
    const { dir, dryRun, json } = readSharedOptions(context, options);
    const news = readNewsOptions(context, options);
    if (!news.ok) return Promise.resolve(news);
    const isSure = options['yes'] === true;
    return withPanel(dir, async (panel) => {
      const plan = await eraseResident(context, panel, letter, 'privacy.erased', {
        ...news.value,
        dryRun,
        isSure,
      });
      if (!plan.ok) return plan;
      const places = findPlacesOfName(panel, plan.value.invitationId);
      // Also when it was done before: what a stopped run left in the files of the database goes now.
      const wiped = dryRun ? ok(undefined) : closeAndWipe(panel.db);
      if (!wiped.ok) return wiped;
      if (!places.ok) return places;
      (json ? describeErasure : printErasure)(context, plan.value, places.value, dryRun);
      return ok(0);
    });
  };
};
