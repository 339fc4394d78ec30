import { describe, expect, it } from 'vitest';
import { sha256Hex } from '../../src/domain/hash.ts';
import { HashSchema } from '../../src/domain/ids.ts';
import type { CoverFacts } from '../../src/letters/cover-sheet.ts';
import { renderCover } from '../../src/letters/cover-sheet.ts';
import { batchOf, linesOfPage, openPdf, orderWith, pressWith } from './letter-fixtures.ts';

const press = pressWith();

const facts: CoverFacts = {
  batch: { ...batchOf(orderWith(1)), letterCount: 3, replaced: [] },
  panelName: 'Voorbeeldpanel',
  municipalityName: 'Utrecht',
  pagesPerLetter: 2,
  letterDate: '2027-01-11',
  pdfFileName: 'w1-GM0344-001.pdf',
  pdfSha256: HashSchema.parse(sha256Hex('pdf')),
  language: 'en',
  contact: { name: 'Team Voorbeeld', phone: '14 000', email: 'team@voorbeeld.example' },
};

async function textOf(changes: Partial<CoverFacts> = {}): Promise<string> {
  const pdf = await openPdf(await renderCover({ ...facts, ...changes }, press));
  expect(pdf.numPages).toBe(1);
  return (await linesOfPage(pdf, 1)).join(' ').replaceAll(/\s+/g, ' ');
}

const placesIn = (batchId: string, ...numbers: readonly number[]) =>
  numbers.map((sequence) => ({ batchId, sequence }));

describe('the cover sheet', () => {
  it('says what the batch is, how much there is of it, and whom to call', async () => {
    const text = await textOf();
    for (const part of [
      'Cover sheet of batch w1-GM0344-001',
      '3 invitations',
      '1 to 3, at the foot of each letter',
      '2 a letter; print on both sides',
      'Sheets of paper 3',
      facts.pdfSha256.slice(0, 32),
      facts.pdfSha256.slice(32),
      'call Team Voorbeeld: 14 000',
      'Handed to the post',
      'name, date, signature',
    ]) {
      expect(text).toContain(part);
    }
    expect(text).not.toContain('secret');
  });

  it('is in Dutch for who works in Dutch', async () => {
    const changes = { language: 'nl', batch: { ...facts.batch, isSecret: true } } as const;
    const text = await textOf(changes);
    for (const part of [
      'Voorblad van partij w1-GM0344-001',
      '3 uitnodigingen',
      'Datum in de brieven 11 januari 2027',
      '1 tot en met 3, onderaan elke brief',
      '2 per brief; druk dubbelzijdig',
      'bel Team Voorbeeld: 14 000',
      'De gegevens van deze inwoners zijn geheim.',
      'Aan de post gegeven',
      'naam, datum, handtekening',
    ]) {
      expect(text).toContain(part);
    }
    expect(text).not.toMatch(/\b(?:the|when|sheet)\b/);
    const pdf = await openPdf(await renderCover({ ...facts, ...changes }, press));
    expect((await pdf.getMetadata()).info).toMatchObject({ Language: 'nl' });
  });

  it('names secret residents as such, and letters that are printed again', async () => {
    const text = await textOf({ batch: { ...facts.batch, isSecret: true, isReprint: true } });
    expect(text).toContain('3 invitations, printed again');
    expect(text).toContain('The data of these residents are secret.');
  });

  it('says which letters it comes in the place of, and has them destroyed', async () => {
    const replaced = [...placesIn('w1-GM0344-001', 4, 12, 13, 14), ...placesIn('w1-GM0344-002', 7)];
    const batch = { ...facts.batch, isReprint: true, letterCount: 5, replaced };
    const text = await textOf({ batch });
    expect(text).toContain('In the place of w1-GM0344-001 · 4, 12-14; w1-GM0344-002 · 7 ');
    expect(text).toContain('Destroyed: what these letters replace, and what "loting letters check" lists');
    expect(await textOf({ batch, language: 'nl' })).toContain(
      'In plaats van w1-GM0344-001 · 4, 12-14; w1-GM0344-002 · 7 ',
    );
    expect(await textOf()).not.toContain('place of');
  });

  it('stays one page that holds everything, however much it replaces', async () => {
    const replaced = Array.from({ length: 400 }, (_, index) => ({
      batchId: `w12-GM0344-case-a-long-name-of-a-case-secret-${String(100 + Math.floor(index / 20))}`,
      sequence: 2 * index + 1,
    }));
    const batch = { ...facts.batch, isSecret: true, isReprint: true, letterCount: 400, replaced, wave: 12 };
    for (const language of ['nl', 'en'] as const) {
      const pdf = await openPdf(await renderCover({ ...facts, batch, language }, press));
      expect(pdf.numPages).toBe(1);
      const text = (await linesOfPage(pdf, 1)).join(' ');
      expect(text).toMatch(/(?:and|en nog) \d+(?: more)?: .*w12-manifest\.csv/);
      const { items } = await (await pdf.getPage(1)).getTextContent();
      const lowest = Math.min(
        ...items.map((item) => ('transform' in item ? Number(item.transform[5]) : 842)),
      );
      expect(lowest).toBeGreaterThan(25);
    }
  });

  it('holds no name, address or code', async () => {
    const text = await textOf();
    const { code, addressee } = orderWith(1);
    for (const secret of [code, ...addressee.addressLines, 'Testpersoon']) expect(text).not.toContain(secret);
  });

  it('has the same bytes for the same batch, and a language for who hears it', async () => {
    const [first, again] = [await renderCover(facts, press), await renderCover(facts, press)];
    expect(again.equals(first)).toBe(true);
    const pdf = await openPdf(first);
    expect(await pdf.getMarkInfo()).toMatchObject({ Marked: true });
    expect((await pdf.getMetadata()).info).toMatchObject({ Language: 'en' });
  });
});
