/** One file of letters: pages, reading order, bookmarks, page labels and what the file says of itself. */
import type { LetterImage, PlacedLetter } from '../placed-letter.ts';
import type { DocumentInformation } from './document-information.ts';
import { informationDictionary, xmpPacket } from './document-information.ts';
import type { PageElement, PrintContext } from './page-printer.ts';
import { PagePrinter } from './page-printer.ts';
import { PdfFile } from './pdf-file.ts';
import { pdfString } from './pdf-text.ts';
import { SharedForms } from './shared-forms.ts';
import { StructureTree } from './structure-tree.ts';

/** A4 in points. */
const PAGE_BOX = '[0 0 595.28 841.89]';

export interface LettersFileOptions extends Omit<PrintContext, 'forms' | 'imageNames'> {
  readonly information: DocumentInformation;
}

/** Makes the file: each letter's pages in order. The letters have sequence numbers from 1. */
export function makeLettersFile(letters: readonly PlacedLetter[], options: LettersFileOptions): Buffer {
  return new LettersFile(options).make(letters);
}

class LettersFile {
  readonly #options: LettersFileOptions;
  readonly #file: PdfFile;
  readonly #printer: PagePrinter;
  readonly #forms: SharedForms;
  readonly #tree: StructureTree | undefined;
  readonly #imageNames: ReadonlyMap<LetterImage, string>;
  readonly #pagesId: number;
  readonly #resourcesId: number;
  readonly #formResourcesId: number;
  readonly #pageIds: number[] = [];
  /** The first page of each letter. */
  readonly #firstPages: number[] = [];

  constructor(options: LettersFileOptions) {
    const { resources, room } = options;
    this.#options = options;
    this.#file = new PdfFile(room.deflater);
    this.#file.addReady(resources.objects, resources.lastId);
    this.#pagesId = this.#file.reserve();
    this.#resourcesId = this.#file.reserve();
    this.#formResourcesId = this.#file.reserve();
    this.#imageNames = new Map(
      [...resources.imageIds.keys()].map((image, index) => [image, `I${index + 1}`]),
    );
    this.#forms = new SharedForms(this.#file, this.#formResourcesId, PAGE_BOX);
    this.#tree = options.isTagged ? new StructureTree(this.#file) : undefined;
    this.#printer = new PagePrinter({ ...options, forms: this.#forms, imageNames: this.#imageNames });
  }

  make(letters: readonly PlacedLetter[]): Buffer {
    for (const letter of letters) this.#addLetter(letter);
    this.#addResources();
    this.#addPages();
    return this.#file.finish(this.#addCatalog(letters), this.#addInformation());
  }

  #addLetter({ pages }: PlacedLetter): void {
    this.#firstPages.push(this.#pageIds.length);
    const tagged = pages.map((page) => {
      const { content, elements } = this.#printer.print(page);
      return { pageId: this.#addPage(content), elements };
    });
    this.#tree?.addLetter(tagged satisfies readonly { pageId: number; elements: readonly PageElement[] }[]);
  }

  /** Each page names its resources itself: PDF/A lets none come from the pages above it. */
  #addPage(content: Uint8Array): number {
    const contentId = this.#file.reserve();
    const pageId = this.#file.reserve();
    this.#file.addCompressed(contentId, '', content);
    const out = this.#file.begin(pageId);
    out.text('<</Type/Page/Parent ').whole(this.#pagesId).text(` 0 R/MediaBox${PAGE_BOX}/Resources `);
    out.whole(this.#resourcesId).text(' 0 R/Contents ').whole(contentId).text(' 0 R');
    if (this.#tree !== undefined) out.text('/StructParents ').whole(this.#pageIds.length);
    out.text('>>');
    this.#pageIds.push(pageId);
    return pageId;
  }

  #addResources(): void {
    const { regular, bold, imageIds } = this.#options.resources;
    const fonts = `/Font<</R ${regular.id} 0 R/B ${bold.id} 0 R>>`;
    const images = [...imageIds]
      .map(([image, id]) => `/${this.#imageNames.get(image) ?? ''} ${id} 0 R`)
      .join('');
    const page = this.#file.begin(this.#resourcesId);
    page.text(`<<${fonts}/XObject<<${images}`);
    this.#forms.writeNames(page);
    page.text('>>>>');
    this.#file.begin(this.#formResourcesId).text(`<<${fonts}/XObject<<${images}>>>>`);
  }

  #addPages(): void {
    const out = this.#file.begin(this.#pagesId);
    out.text('<</Type/Pages/Count ').whole(this.#pageIds.length).text('/Kids[');
    for (const id of this.#pageIds) out.whole(id).text(' 0 R ');
    out.text(']>>');
  }

  #addCatalog(letters: readonly PlacedLetter[]): number {
    const { information, isTagged, resources } = this.#options;
    const metadataId = this.#file.reserve();
    this.#file.addStream(metadataId, '/Type/Metadata/Subtype/XML', xmpPacket(information, isTagged));
    // The mailroom prints every letter on a sheet of its own; two pages are the two sides of it.
    const isDuplex = letters.some(({ pages }) => pages.length > 1);
    const viewing = `<</DisplayDocTitle true/Duplex/${isDuplex ? 'DuplexFlipLongEdge' : 'Simplex'}>>`;
    const entries = [
      `/Type/Catalog/Pages ${this.#pagesId} 0 R/Lang ${pdfString(information.language)}`,
      `/Metadata ${metadataId} 0 R/OutputIntents[${resources.outputIntentId} 0 R]`,
      `/ViewerPreferences${viewing}`,
    ];
    if (this.#tree !== undefined) {
      this.#tree.finish();
      const outlinesId = this.#addBookmarks(letters);
      entries.push(`/MarkInfo<</Marked true>>/StructTreeRoot ${this.#tree.rootId} 0 R`);
      entries.push(
        `/Outlines ${outlinesId} 0 R/PageMode/UseOutlines/PageLabels ${this.#addLabels(letters)} 0 R`,
      );
    }
    const catalogId = this.#file.reserve();
    this.#file.begin(catalogId).text(`<<${entries.join('')}>>`);
    return catalogId;
  }

  /** A bookmark a letter: its sequence number and the letter's own number. */
  #addBookmarks(letters: readonly PlacedLetter[]): number {
    const outlinesId = this.#file.reserve();
    const ids = letters.map(() => this.#file.reserve());
    for (const [index, { invitationId }] of letters.entries()) {
      const pageId = this.#pageIds[this.#firstPages[index] ?? 0] ?? 0;
      const before = ids[index - 1];
      const after = ids[index + 1];
      const out = this.#file.begin(ids[index] ?? 0);
      out.text(`<</Title ${pdfString(`${index + 1}: ${invitationId}`)}/Parent ${outlinesId} 0 R`);
      if (before !== undefined) out.text(`/Prev ${before} 0 R`);
      if (after !== undefined) out.text(`/Next ${after} 0 R`);
      out.text(`/Dest[${pageId} 0 R/Fit]>>`);
    }
    const ends = ids.length === 0 ? '' : `/First ${ids[0]} 0 R/Last ${ids.at(-1)} 0 R`;
    this.#file.begin(outlinesId).text(`<</Type/Outlines${ends}/Count ${ids.length}>>`);
    return outlinesId;
  }

  /** The sequence number of the letter, with the page when it has two: `3`, or `3.1` and `3.2`. */
  #addLabels(letters: readonly PlacedLetter[]): number {
    const id = this.#file.reserve();
    const out = this.#file.begin(id).text('<</Nums[');
    for (const [index, { pages }] of letters.entries()) {
      const label = pages.length > 1 ? `<</P(${index + 1}.)/S/D>>` : `<</P(${index + 1})>>`;
      out.whole(this.#firstPages[index] ?? 0).text(` ${label}`);
    }
    out.text(']>>');
    return id;
  }

  #addInformation(): number {
    const id = this.#file.reserve();
    this.#file.begin(id).text(informationDictionary(this.#options.information));
    return id;
  }
}
