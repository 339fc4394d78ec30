/** Lays out letters and prints them as PDF: one batch, one file, the same bytes for the same letters. */
import type { Failure } from '../domain/failure.ts';
import type { PrintProfile } from '../domain/print-profile.ts';
import type { Result } from '../domain/result.ts';
import { ok, refuse } from '../domain/result.ts';
import { layOutSheets, markSheets } from './lay-out-letter.ts';
import type { LetterBatch, LetterOrder } from './letter-order.ts';
import type { LetterPress } from './letter-press.ts';
import { printLetters } from './pdf/print-letters.ts';
import type { PlacedLetter } from './placed-letter.ts';

/** Orders that can be printed, and all that is wrong with the others. */
export interface CheckedOrders {
  readonly printable: readonly LetterOrder[];
  readonly refused: readonly LetterOrder[];
  readonly failures: readonly Failure[];
}

/**
 * Lays out every letter without printing it, so that refused letters are known before batches are planned. The press
 * keeps what was laid out, for `renderBatch` with the same orders.
 */
export function checkOrders(orders: readonly LetterOrder[], press: LetterPress): CheckedOrders {
  const printable: LetterOrder[] = [];
  const refused: LetterOrder[] = [];
  const failures: Failure[] = [];
  learnOrders(orders, press);
  for (const order of orders) {
    const placed = layOutSheets(order, press);
    if (placed.ok) {
      printable.push(order);
      press.laidOut.set(order, placed.value);
    } else {
      refused.push(order);
      failures.push(...placed.failures);
    }
  }
  return { printable, refused, failures };
}

function learnOrders(orders: readonly LetterOrder[], { ruler }: LetterPress): void {
  const regular: string[] = [];
  for (const { addressee, invitationId, sorting } of orders) {
    regular.push(...addressee.addressLines, addressee.salutation, invitationId, sorting?.line ?? '');
  }
  ruler.learn(regular, false);
  ruler.learn(
    orders.map(({ code }) => code),
    true,
  );
}

/**
 * Prints a batch: a sheet a letter, in order. The bytes depend on nothing but the arguments: the PDF's date is the date of
 * the letter, and its id follows from its bytes. Refuses the whole batch when a letter cannot be laid out.
 */
export async function renderBatch(
  batch: LetterBatch,
  press: LetterPress,
  profile: PrintProfile = 'tagged',
): Promise<Result<Buffer>> {
  if (batch.municipality !== press.municipality.code) {
    throw new Error(`batch ${batch.batchId} came to the press of ${press.municipality.code}`);
  }
  const letters: PlacedLetter[] = [];
  const failures: Failure[] = [];
  for (const [index, order] of batch.letters.entries()) {
    const placed = takeLaidOut(order, press);
    const mark = { batchId: batch.batchId, sequence: index + 1 };
    if (placed.ok) letters.push(markSheets(placed.value, mark, press));
    else failures.push(...placed.failures);
  }
  const [first, ...rest] = failures;
  if (first !== undefined) return refuse(first, ...rest);
  const { template, municipality, occasion, ruler, printRoom } = press;
  const information = {
    title: `${press.title} (${batch.batchId})`,
    author: municipality.name,
    language: template.language,
    date: occasion.dates.letterDate,
  };
  return ok(await printLetters(letters, { profile, information, ruler, room: printRoom }));
}

/** What `checkOrders` laid out is used once, and then forgotten: ten thousand letters take room. */
function takeLaidOut(order: LetterOrder, press: LetterPress): Result<PlacedLetter> {
  const known = press.laidOut.get(order);
  if (known === undefined) return layOutSheets(order, press);
  press.laidOut.delete(order);
  return ok(known);
}
