/** Every command of Loting, in the order in which a panel needs them. A command's code is loaded only when it is called. */
import type { CommandModule } from './command-spec.ts';
import type { Words } from './words/words.ts';

export type CommandName = keyof Words['program']['summaries'];

export interface CommandEntry {
  /** The words after `loting`; what it does stands in the words of the program under this name. */
  readonly name: CommandName;
  readonly load: () => Promise<CommandModule>;
}

export const commandTable: readonly CommandEntry[] = [
  { name: 'init', load: () => import('./commands/init.ts') },
  { name: 'doctor', load: () => import('./commands/doctor.ts') },
  { name: 'register synth', load: () => import('./commands/register-synth.ts') },
  { name: 'register check', load: () => import('./commands/register-check.ts') },
  { name: 'frame build', load: () => import('./commands/frame-build.ts') },
  { name: 'frame commit', load: () => import('./commands/frame-commit.ts') },
  { name: 'draw plan', load: () => import('./commands/draw-plan.ts') },
  { name: 'draw run', load: () => import('./commands/draw-run.ts') },
  { name: 'draw wave', load: () => import('./commands/draw-wave.ts') },
  { name: 'draw refresh', load: () => import('./commands/draw-refresh.ts') },
  { name: 'draw sql', load: () => import('./commands/draw-sql.ts') },
  { name: 'letters testsheet', load: () => import('./commands/letters-testsheet.ts') },
  { name: 'letters export-addresses', load: () => import('./commands/letters-export-addresses.ts') },
  { name: 'letters import-sorting', load: () => import('./commands/letters-import-sorting.ts') },
  { name: 'letters preview', load: () => import('./commands/letters-preview.ts') },
  { name: 'letters render', load: () => import('./commands/letters-render.ts') },
  { name: 'letters status', load: () => import('./commands/letters-status.ts') },
  { name: 'letters check', load: () => import('./commands/letters-check.ts') },
  { name: 'letters printed', load: () => import('./commands/letters-printed.ts') },
  { name: 'letters posted', load: () => import('./commands/letters-posted.ts') },
  { name: 'letters void', load: () => import('./commands/letters-void.ts') },
  { name: 'letters reprint', load: () => import('./commands/letters-reprint.ts') },
  { name: 'letters revoke', load: () => import('./commands/letters-revoke.ts') },
  { name: 'letters returned', load: () => import('./commands/letters-returned.ts') },
  { name: 'letters reconcile', load: () => import('./commands/letters-reconcile.ts') },
  { name: 'letters shred', load: () => import('./commands/letters-shred.ts') },
  { name: 'signup record', load: () => import('./commands/signup-record.ts') },
  { name: 'signup decline', load: () => import('./commands/signup-decline.ts') },
  { name: 'signup withdraw', load: () => import('./commands/signup-withdraw.ts') },
  { name: 'signup undeliverable', load: () => import('./commands/signup-undeliverable.ts') },
  { name: 'signup find', load: () => import('./commands/signup-find.ts') },
  { name: 'signup import', load: () => import('./commands/signup-import.ts') },
  { name: 'signup watch', load: () => import('./commands/signup-watch.ts') },
  { name: 'signup close', load: () => import('./commands/signup-close.ts') },
  { name: 'panel admit', load: () => import('./commands/panel-admit.ts') },
  { name: 'signup export', load: () => import('./commands/signup-export.ts') },
  { name: 'next', load: () => import('./commands/next.ts') },
  { name: 'status', load: () => import('./commands/status.ts') },
  { name: 'report response', load: () => import('./commands/report-response.ts') },
  { name: 'report assignment', load: () => import('./commands/report-assignment.ts') },
  { name: 'report accountability', load: () => import('./commands/report-accountability.ts') },
  { name: 'report weights', load: () => import('./commands/report-weights.ts') },
  { name: 'assign exclude', load: () => import('./commands/assign-exclude.ts') },
  { name: 'assign plan', load: () => import('./commands/assign-plan.ts') },
  { name: 'assign run', load: () => import('./commands/assign-run.ts') },
  { name: 'assign replace', load: () => import('./commands/assign-replace.ts') },
  { name: 'assign export', load: () => import('./commands/assign-export.ts') },
  { name: 'assign select', load: () => import('./commands/assign-select.ts') },
  { name: 'privacy explain', load: () => import('./commands/privacy-explain.ts') },
  { name: 'privacy access', load: () => import('./commands/privacy-access.ts') },
  { name: 'privacy erase', load: () => import('./commands/privacy-erase.ts') },
  { name: 'privacy opt-out', load: () => import('./commands/privacy-opt-out.ts') },
  { name: 'privacy purge', load: () => import('./commands/privacy-purge.ts') },
  { name: 'audit log', load: () => import('./commands/audit-log.ts') },
  { name: 'audit verify', load: () => import('./commands/audit-verify.ts') },
  { name: 'audit bundle', load: () => import('./commands/audit-bundle.ts') },
  { name: 'backup', load: () => import('./commands/backup.ts') },
  { name: 'restore', load: () => import('./commands/restore.ts') },
  { name: 'completion', load: () => import('./commands/completion.ts') },
  { name: 'demo', load: () => import('./commands/demo.ts') },
];
