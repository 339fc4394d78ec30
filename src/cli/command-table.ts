/** Every command of Loting, in the order in which a panel needs them. A command's code is loaded only when it is called. */
import type { CommandModule } from './command-spec.ts';

export interface CommandEntry {
  /** The words after `loting`. */
  readonly words: readonly string[];
  readonly summary: string;
  readonly load: () => Promise<CommandModule>;
}

export const commandTable: readonly CommandEntry[] = [
  {
    words: ['init'],
    summary: 'make the working folder of a new panel',
    load: () => import('./commands/init.ts'),
  },
  {
    words: ['register', 'synth'],
    summary: 'write synthetic register exports, to practise with',
    load: () => import('./commands/register-synth.ts'),
  },
  {
    words: ['register', 'check'],
    summary: 'show what is in register exports, and everything that is wrong with them',
    load: () => import('./commands/register-check.ts'),
  },
  {
    words: ['frame', 'build'],
    summary: 'read the registers into the frame, and compute its commitment',
    load: () => import('./commands/frame-build.ts'),
  },
  {
    words: ['frame', 'commit'],
    summary: 'give out the commitment to be published, and name the public randomness',
    load: () => import('./commands/frame-commit.ts'),
  },
  {
    words: ['draw', 'plan'],
    summary: 'show how many letters go to whom, and what they should bring',
    load: () => import('./commands/draw-plan.ts'),
  },
  {
    words: ['draw', 'run'],
    summary: 'draw the first wave with public randomness',
    load: () => import('./commands/draw-run.ts'),
  },
  {
    words: ['draw', 'wave'],
    summary: 'draw a further wave, in the same order',
    load: () => import('./commands/draw-wave.ts'),
  },
  {
    words: ['draw', 'refresh'],
    summary: 'hold the drawn residents against newer registers',
    load: () => import('./commands/draw-refresh.ts'),
  },
  {
    words: ['draw', 'sql'],
    summary: 'print the draw as one SQL query, for a frame in a database',
    load: () => import('./commands/draw-sql.ts'),
  },
  {
    words: ['letters', 'testsheet'],
    summary: 'make a sheet that shows the window, the folds and the KIX at true size',
    load: () => import('./commands/letters-testsheet.ts'),
  },
  {
    words: ['letters', 'export-addresses'],
    summary: 'write the addresses of letters for the sorting of the post',
    load: () => import('./commands/letters-export-addresses.ts'),
  },
  {
    words: ['letters', 'import-sorting'],
    summary: 'bring back the order and the sorting lines that the post gave',
    load: () => import('./commands/letters-import-sorting.ts'),
  },
  {
    words: ['letters', 'preview'],
    summary: 'make a few letters to look at: one to nobody, and the hardest real ones',
    load: () => import('./commands/letters-preview.ts'),
  },
  {
    words: ['letters', 'render'],
    summary: 'make letters as PDF batches, each with a cover sheet, and a manifest for the mailroom',
    load: () => import('./commands/letters-render.ts'),
  },
  {
    words: ['letters', 'status'],
    summary: 'show how far each batch is, and whether its files are there',
    load: () => import('./commands/letters-status.ts'),
  },
  {
    words: ['letters', 'check'],
    summary: 'name the letters to take out before they are posted',
    load: () => import('./commands/letters-check.ts'),
  },
  {
    words: ['letters', 'printed'],
    summary: 'record which batches were printed',
    load: () => import('./commands/letters-printed.ts'),
  },
  {
    words: ['letters', 'posted'],
    summary: 'record which batches went to the post',
    load: () => import('./commands/letters-posted.ts'),
  },
  {
    words: ['letters', 'void'],
    summary: 'record letters that were taken out and destroyed',
    load: () => import('./commands/letters-void.ts'),
  },
  {
    words: ['letters', 'reprint'],
    summary: 'print letters again, with the same code',
    load: () => import('./commands/letters-reprint.ts'),
  },
  {
    words: ['letters', 'revoke'],
    summary: 'make the code of a lost or misused letter work no more',
    load: () => import('./commands/letters-revoke.ts'),
  },
  {
    words: ['letters', 'returned'],
    summary: 'record letters that came back as undeliverable',
    load: () => import('./commands/letters-returned.ts'),
  },
  {
    words: ['letters', 'reconcile'],
    summary: 'account for every letter that was made',
    load: () => import('./commands/letters-reconcile.ts'),
  },
  {
    words: ['letters', 'shred'],
    summary: 'remove the PDF files of letters that were posted',
    load: () => import('./commands/letters-shred.ts'),
  },
  {
    words: ['signup', 'record'],
    summary: "record one resident's answer",
    load: () => import('./commands/signup-record.ts'),
  },
  {
    words: ['signup', 'decline'],
    summary: 'record that a resident does not take part',
    load: () => import('./commands/signup-decline.ts'),
  },
  {
    words: ['signup', 'withdraw'],
    summary: 'record that a resident who signed up withdraws',
    load: () => import('./commands/signup-withdraw.ts'),
  },
  {
    words: ['signup', 'undeliverable'],
    summary: 'record that a letter came back, or that the resident moved or died',
    load: () => import('./commands/signup-undeliverable.ts'),
  },
  {
    words: ['signup', 'find'],
    summary: 'find the letter of a resident who has no letter at hand',
    load: () => import('./commands/signup-find.ts'),
  },
  {
    words: ['signup', 'import'],
    summary: 'import answers from the sign-up site',
    load: () => import('./commands/signup-import.ts'),
  },
  {
    words: ['signup', 'watch'],
    summary: 'import every file that the sign-up site puts in a folder',
    load: () => import('./commands/signup-watch.ts'),
  },
  {
    words: ['signup', 'close'],
    summary: 'set letters without an answer to no answer, after the last day',
    load: () => import('./commands/signup-close.ts'),
  },
  {
    words: ['panel', 'admit'],
    summary: 'make members of those who signed up, by lot when there are more than places',
    load: () => import('./commands/panel-admit.ts'),
  },
  {
    words: ['signup', 'export'],
    summary: 'write what the online panel needs of the members',
    load: () => import('./commands/signup-export.ts'),
  },
  {
    words: ['status'],
    summary: 'show where the panel stands',
    load: () => import('./commands/status.ts'),
  },
  {
    words: ['report', 'response'],
    summary: 'write the report of the response, to print or to publish',
    load: () => import('./commands/report-response.ts'),
  },
  {
    words: ['report', 'assignment'],
    summary: 'write the report of the groups, to print or to publish',
    load: () => import('./commands/report-assignment.ts'),
  },
  {
    words: ['report', 'weights'],
    summary: 'write the weights of the members, for analysis',
    load: () => import('./commands/report-weights.ts'),
  },
  {
    words: ['assign', 'exclude'],
    summary: 'keep members away from cases, each with a reason',
    load: () => import('./commands/assign-exclude.ts'),
  },
  {
    words: ['assign', 'plan'],
    summary: 'show what groups can be had, and which members are lacking, before anything is drawn',
    load: () => import('./commands/assign-plan.ts'),
  },
  {
    words: ['assign', 'run'],
    summary: 'assign members to cases by lot, within the quotas',
    load: () => import('./commands/assign-run.ts'),
  },
  {
    words: ['assign', 'replace'],
    summary: 'fill the places of members who dropped out of groups',
    load: () => import('./commands/assign-replace.ts'),
  },
  {
    words: ['assign', 'export'],
    summary: 'write the rosters and the assignment log',
    load: () => import('./commands/assign-export.ts'),
  },
  {
    words: ['assign', 'select'],
    summary: 'select one group from files, by the fairest lottery within quotas',
    load: () => import('./commands/assign-select.ts'),
  },
  {
    words: ['privacy', 'explain'],
    summary: 'answer a resident who asks "why did I get this letter?", with the proof',
    load: () => import('./commands/privacy-explain.ts'),
  },
  {
    words: ['privacy', 'access'],
    summary: 'show everything that is stored of one resident',
    load: () => import('./commands/privacy-access.ts'),
  },
  {
    words: ['privacy', 'erase'],
    summary: "remove one resident's personal data",
    load: () => import('./commands/privacy-erase.ts'),
  },
  {
    words: ['privacy', 'opt-out'],
    summary: 'record that a resident never wants to be drawn again',
    load: () => import('./commands/privacy-opt-out.ts'),
  },
  {
    words: ['privacy', 'purge'],
    summary: 'remove the personal data that were kept long enough',
    load: () => import('./commands/privacy-purge.ts'),
  },
  {
    words: ['audit', 'log'],
    summary: 'show the log of everything that changed the lottery',
    load: () => import('./commands/audit-log.ts'),
  },
  {
    words: ['audit', 'verify'],
    summary: 'recompute everything and list every difference',
    load: () => import('./commands/audit-verify.ts'),
  },
  {
    words: ['audit', 'bundle'],
    summary: 'write a folder with which strangers can check the draw',
    load: () => import('./commands/audit-bundle.ts'),
  },
  {
    words: ['demo'],
    summary: 'run a whole pilot on synthetic registers',
    load: () => import('./commands/demo.ts'),
  },
];

/** What each first word that has commands below it is about. */
export const groupSummaries: Readonly<Record<string, string>> = {
  register: 'the register exports of the municipalities',
  frame: 'the list of everybody who can be drawn',
  draw: 'the lottery among residents',
  letters: 'the letters to the drawn residents',
  signup: 'the answers to the letters',
  panel: 'the members of the panel',
  report: 'figures of the response for people and researchers',
  assign: 'the groups that judge the cases',
  privacy: 'what residents can ask, and the end of their data',
  audit: 'the trail, and the check of everything',
};
