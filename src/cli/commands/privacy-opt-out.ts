/** `loting privacy opt-out`: a resident never wants to be drawn again; kept by opaque id, without the name. */
import { ok } from '../../domain/result.ts';
import { closeAndWipe } from '../../store/scrub-database.ts';
import type { CommandModule } from '../command-spec.ts';
import { withPanel } from '../open-panel.ts';
import { addExample, readSharedOptions } from '../options.ts';
import { printLines } from '../print.ts';
import { eraseResident } from '../privacy/erase-resident.ts';
import { OPT_OUT_FILE, writeOptOutList } from '../privacy/opt-out-list.ts';
import { findPlacesOfName } from '../privacy/places-of-name.ts';
import { describeErasure, printErasure } from '../privacy/print-erasure.ts';
import { addNewsOptions, readNewsOptions } from '../record-news.ts';
import { wrapText } from '../response/wrap-text.ts';

export const configure: CommandModule['configure'] = (command, words) => {
  addNewsOptions(command, words, 'phone');
  command.option('--yes', words.privacy.optOut.yesOption);
  addExample(command, words, 'loting privacy opt-out 1-000042 --yes');
  return (context, options, [letter = '']) => {
    const { dir, dryRun, json } = readSharedOptions(context, options);
    const news = readNewsOptions(context, options);
    if (!news.ok) return Promise.resolve(news);
    const isSure = options['yes'] === true;
    return withPanel(dir, async (panel) => {
      const plan = await eraseResident(context, panel, letter, 'privacy.opted-out', {
        ...news.value,
        dryRun,
        isSure,
      });
      if (!plan.ok) return plan;
      const listed = dryRun ? ok(0) : writeOptOutList(panel);
      const places = findPlacesOfName(panel, plan.value.invitationId);
      const wiped = dryRun ? ok(undefined) : closeAndWipe(panel.db);
      if (!wiped.ok) return wiped;
      if (!listed.ok) return listed;
      if (!places.ok) return places;
      if (json) {
        describeErasure(context, plan.value, places.value, dryRun);
        return ok(0);
      }
      printErasure(context, plan.value, places.value, dryRun);
      if (!dryRun) {
        const { optOut } = context.words.privacy;
        printLines(context, optOut.listed(OPT_OUT_FILE, listed.value), ...wrapText('', optOut.laterPanel));
      }
      return ok(0);
    });
  };
};
