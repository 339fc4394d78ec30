/** Plays the outside world for the demo: the answers to the letters, and who must be kept away from which case. */
import path from 'node:path';
import { stringify } from 'csv-stringify/sync';
import seedrandom from 'seedrandom';
import type { InvitationId } from '../../domain/ids.ts';
import type { Result } from '../../domain/result.ts';
import { ok } from '../../domain/result.ts';
import { loginCodeOf } from '../../letters/login-code.ts';
import { writeFileAtomically } from '../../store/atomic-file.ts';
import { listMembers } from '../../store/tables/member-table.ts';
import { readTransaction } from '../../store/transaction.ts';
import { readWaveLetterOrders } from '../letter-orders.ts';
import { withPanel } from '../open-panel.ts';
import { inventAnswers } from './invent-answers.ts';

/** Where the demo keeps what comes from outside, inside its working folder. */
export const OUTSIDE_FOLDER = 'from-outside';
export const ANSWERS_FILE = `${OUTSIDE_FOLDER}/answers.csv`;
/** The answers that came in before the reminder; the other file has them too. */
export const FIRST_ANSWERS_FILE = `${OUTSIDE_FOLDER}/answers-before-reminder.csv`;
const LAST_DAY_BEFORE_REMINDER = '2027-01-25';
/** The numbers of letters that came back from the post. */
export const RETURNS_FILE = `${OUTSIDE_FOLDER}/returned.csv`;
export const EXCLUSIONS_FILE = `${OUTSIDE_FOLDER}/exclusions.csv`;

export interface InventedAnswers {
  /** A code of a resident who did not answer on the site: this one phones. */
  readonly phoningCode: string;
}

/** Writes the sign-up site's file. It holds login codes, as the site's own export would. */
export function writeAnswers(dir: string, seed: string): Promise<Result<InventedAnswers>> {
  return withPanel(dir, (panel) => {
    const letters = readWaveLetterOrders(panel, 1);
    if (!letters.ok) return letters;
    const { orders } = letters.value;
    const { settings } = panel;
    // Whose letter came back does not answer.
    const [phoning, ...others] = orders.filter(({ state }) => state !== 'undeliverable');
    const responseOf = new Map(
      settings.municipalities.map(({ code, expectedResponse }) => [code, expectedResponse]),
    );
    const csv = inventAnswers(
      others,
      (municipality) => responseOf.get(municipality) ?? 0,
      { firstDay: settings.letters.letterDate, answerBefore: settings.letters.answerBefore },
      makeUnknownCodes(seed),
      seed,
    );
    const first = keepUntil(csv, LAST_DAY_BEFORE_REMINDER);
    for (const [file, text] of [
      [ANSWERS_FILE, csv],
      [FIRST_ANSWERS_FILE, first],
    ] as const) {
      const written = writeFileAtomically(path.join(dir, file), text);
      if (!written.ok) return written;
    }
    return ok({ phoningCode: phoning?.code ?? '' });
  });
}

/** The header and the answers until a day; the third column holds the day. */
function keepUntil(csv: string, lastDay: string): string {
  const [header = '', ...lines] = csv.split('\n');
  return [header, ...lines.filter((line) => line === '' || (line.split(',')[2] ?? '') <= lastDay)].join('\n');
}

const RETURNED_SHARE = 0.003;

/** Writes the file of the mailroom with letters that came back: about three in a thousand, not that of who phones. */
export function writeReturns(dir: string, seed: string): Promise<Result<void>> {
  return withPanel(dir, (panel) => {
    const letters = readWaveLetterOrders(panel, 1);
    if (!letters.ok) return letters;
    const random = seedrandom(`${seed}|returns`);
    const numbers = letters.value.orders
      .slice(1)
      .filter(({ state }) => state === 'posted' && random() < RETURNED_SHARE)
      .map(({ invitationId }) => [invitationId]);
    const written = writeFileAtomically(
      path.join(dir, RETURNS_FILE),
      stringify([['letter_number'], ...numbers]),
    );
    return written.ok ? ok(undefined) : written;
  });
}

/** Well-formed codes that no letter carries: made under another key. */
function makeUnknownCodes(seed: string): readonly string[] {
  const random = seedrandom(`${seed}|unknown codes`);
  const otherKey = Uint8Array.from({ length: 32 }, () => Math.floor(random() * 256));
  return ['1-000001', '1-000002'].map((invitationId) =>
    loginCodeOf(otherKey, {
      panelId: 'another-panel',
      invitationId: invitationId as InvitationId,
      version: 1,
    }),
  );
}

const EXCLUDED_SHARE = 0.02;

/** Writes a file in which one member in fifty may not judge one of the cases. */
export function writeExclusions(dir: string, seed: string): Promise<Result<void>> {
  return withPanel(dir, ({ db, settings }) => {
    const members = readTransaction(db, () => ok(listMembers(db, settings.strata.features)));
    if (!members.ok) return members;
    const random = seedrandom(`${seed}|exclusions`);
    const lines = members.value
      .filter(() => random() < EXCLUDED_SHARE)
      .map(({ residentId }) => [
        residentId,
        settings.cases[Math.floor(random() * settings.cases.length)]?.id ?? '',
        random() < 0.5 ? 'knows-the-person' : 'works-for-the-municipality',
      ]);
    const written = writeFileAtomically(
      path.join(dir, EXCLUSIONS_FILE),
      stringify([['resident_id', 'case_id', 'reason'], ...lines]),
    );
    return written.ok ? ok(undefined) : written;
  });
}
