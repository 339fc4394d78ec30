/** The figure of the letters: the real press against pdfkit that writes the same words and nothing else. */
import { once } from 'node:events';
import PdfDocument from 'pdfkit';
import type { LetterBatch } from '../../src/letters/letter-order.ts';
import type { LetterPress } from '../../src/letters/letter-press.ts';
import { layOutLetter } from '../../src/letters/lay-out-letter.ts';
import { renderBatch } from '../../src/letters/render-batch.ts';
import { orderWith, pressWith, valueOf } from '../letters/letter-fixtures.ts';
import { medianOf } from './run-measured.ts';

const LETTER_COUNT = 500;
const ROUND_COUNT = 5;

export async function benchLetters(print: (line: string) => void): Promise<void> {
  const press = pressWith();
  const batch: LetterBatch = {
    batchId: `w1-${press.municipality.code}-001`,
    wave: 1,
    municipality: press.municipality.code,
    isSecret: false,
    kind: 'invitation',
    caseId: null,
    isReprint: false,
    letters: Array.from({ length: LETTER_COUNT }, (_, index) => orderWith(index + 1)),
  };
  const words = wordsOf(batch, press);
  const rounds = { press: [] as number[], plain: [] as number[] };
  let bytes = { press: 0, plain: 0 };
  // One round to warm up, which does not count.
  for (let round = 0; round <= ROUND_COUNT; round++) {
    const real = await timed(async () => valueOf(await renderBatch(batch, press)).length);
    const plain = await timed(() => writePlainly(words, press));
    bytes = { press: real.value, plain: plain.value };
    if (round === 0) continue;
    rounds.press.push(real.seconds);
    rounds.plain.push(plain.seconds);
  }
  const row = (name: string, seconds: readonly number[], byteCount: number): void => {
    const rate = (value: number): string => (LETTER_COUNT / value).toFixed(0);
    const range = `${rate(medianOf(seconds))} (${rate(Math.max(...seconds))}-${rate(Math.min(...seconds))})`;
    print(
      `  ${name.padEnd(34)} ${range.padStart(16)} ${(byteCount / LETTER_COUNT / 1000).toFixed(1).padStart(12)}`,
    );
  };
  print(`letters: batches of ${LETTER_COUNT}, ${ROUND_COUNT} rounds, one thread`);
  print('');
  print(`  ${''.padEnd(34)} ${'letters a second'.padStart(16)} ${'kB a letter'.padStart(12)}`);
  row('the press, with QR and layout', rounds.press, bytes.press);
  row('pdfkit doc.text, the same words', rounds.plain, bytes.plain);
  print('');
  print(
    `  ratio: ${(medianOf(rounds.press) / medianOf(rounds.plain)).toFixed(2)} times the time of plain pdfkit`,
  );
}

/** The words of each letter as the press sets them, joined to one text: pdfkit breaks its lines itself. */
function wordsOf(batch: LetterBatch, press: LetterPress): readonly string[] {
  return batch.letters.map((order, index) => {
    const placed = valueOf(layOutLetter(order, { batchId: batch.batchId, sequence: index + 1 }, press));
    return placed.pages
      .flatMap(({ blocks }) => blocks)
      .map(({ drawing }) => drawing.texts.map(({ text }) => text).join(' '))
      .join('\n');
  });
}

async function writePlainly(letters: readonly string[], press: LetterPress): Promise<number> {
  const document = new PdfDocument({ size: 'A4', autoFirstPage: false, font: '' });
  document.registerFont('regular', Buffer.from(press.fonts.regular));
  let byteCount = 0;
  document.on('data', (chunk: Buffer) => {
    byteCount += chunk.length;
  });
  const ended = once(document, 'end');
  for (const words of letters) document.addPage().font('regular').fontSize(10).text(words);
  document.end();
  await ended;
  return byteCount;
}

async function timed<T>(work: () => Promise<T>): Promise<{ seconds: number; value: T }> {
  const startedAt = process.hrtime.bigint();
  const value = await work();
  return { seconds: Number(process.hrtime.bigint() - startedAt) / 1e9, value };
}
