/** The tree of a tagged file: for each letter a section, with its headings, paragraphs, lists and figures in reading order. */
import { PAGE_HEIGHT_PT } from './content-writer.ts';
import type { PageElement } from './page-printer.ts';
import { boundsOf, POINTS_PER_MM } from '../placed-letter.ts';
import type { PdfFile } from './pdf-file.ts';
import { pdfString } from './pdf-text.ts';

/** A page with its elements. */
export interface TaggedPage {
  readonly pageId: number;
  readonly elements: readonly PageElement[];
}

export class StructureTree {
  readonly rootId: number;
  readonly #file: PdfFile;
  readonly #documentId: number;
  readonly #sectionIds: number[] = [];
  /** Of each page, in order: the object that tells which element each mark belongs to. */
  readonly #parentIds: number[] = [];
  #hasTitle = false;

  constructor(file: PdfFile) {
    this.#file = file;
    this.rootId = file.reserve();
    this.#documentId = file.reserve();
  }

  /** Adds a letter, its pages in the order of the file. */
  addLetter(pages: readonly TaggedPage[]): void {
    const sectionId = this.#file.reserve();
    this.#sectionIds.push(sectionId);
    this.#hasTitle = false;
    const childIds = pages.flatMap((page) => this.#addPage(page, sectionId));
    const out = this.#file.begin(sectionId);
    out.text('<</S/Sect/P ').whole(this.#documentId).text(' 0 R/K[');
    for (const id of childIds) out.whole(id).text(' 0 R ');
    out.text(']>>');
  }

  #addPage({ pageId, elements }: TaggedPage, sectionId: number): readonly number[] {
    const owners: number[] = [];
    const ids = mergeParts(elements).map((element) => this.#addElement(element, sectionId, pageId, owners));
    const parentId = this.#file.reserve();
    this.#parentIds.push(parentId);
    const out = this.#file.begin(parentId).text('[');
    for (const id of owners) out.whole(id).text(' 0 R ');
    out.text(']');
    return ids;
  }

  #addElement(element: PageElement, parentId: number, pageId: number, owners: number[]): number {
    const { plan, block, marks, elements } = element;
    const id = this.#file.reserve();
    for (const mark of marks) owners[mark] = id;
    const childIds = elements.map((each) => this.#addElement(each, id, pageId, owners));
    const out = this.#file.begin(id);
    out.text('<</S/').text(this.#typeOf(plan.type)).text('/P ').whole(parentId).text(' 0 R');
    if (marks.length > 0) out.text('/Pg ').whole(pageId).text(' 0 R');
    if (block.drawing.language !== undefined) out.text(`/Lang ${pdfString(block.drawing.language)}`);
    if (plan.alternative !== undefined) {
      out.text(`/Alt ${pdfString(plan.alternative)}/A<</O/Layout/Placement/Block/BBox[${boxOf(element)}]>>`);
    }
    if (plan.listNumbering !== undefined) out.text(`/A<</O/List/ListNumbering/${plan.listNumbering}>>`);
    out.text('/K');
    const [onlyMark] = marks;
    if (marks.length === 1 && onlyMark !== undefined) out.text(' ').whole(onlyMark);
    else {
      out.text('[');
      for (const mark of marks) out.whole(mark).text(' ');
      for (const child of childIds) out.whole(child).text(' 0 R ');
      out.text(']');
    }
    out.text('>>');
    return id;
  }

  /** The title is the first heading; before it, or without one, headings are of the first level too: none is skipped. */
  #typeOf(type: PageElement['plan']['type']): string {
    if (type === 'H1') this.#hasTitle = true;
    if (type !== 'Heading') return type;
    return this.#hasTitle ? 'H2' : 'H1';
  }

  finish(): void {
    const document = this.#file.begin(this.#documentId);
    document.text('<</S/Document/P ').whole(this.rootId).text(' 0 R/K[');
    for (const id of this.#sectionIds) document.whole(id).text(' 0 R ');
    document.text(']>>');
    const root = this.#file.begin(this.rootId);
    root.text('<</Type/StructTreeRoot/K ').whole(this.#documentId).text(' 0 R/ParentTree<</Nums[');
    for (const [page, id] of this.#parentIds.entries()) root.whole(page).text(' ').whole(id).text(' 0 R ');
    root.text(']>>/ParentTreeNextKey ').whole(this.#parentIds.length).text('>>');
  }
}

/** The lines beside the address come in parts, of which some are the same in every letter: to a reader they are one. */
function mergeParts(elements: readonly PageElement[]): readonly PageElement[] {
  const merged: PageElement[] = [];
  for (const element of elements) {
    const last = merged.at(-1);
    const isPart = element.block.drawing.role === 'reference' && last?.block.drawing.role === 'reference';
    if (!isPart || last === undefined) merged.push(element);
    else merged[merged.length - 1] = { ...last, marks: [...last.marks, ...element.marks] };
  }
  return merged;
}

/** Left, bottom, right and top of what a figure covers. */
function boxOf({ block }: PageElement): string {
  const { drawing, downPt } = block;
  const pictures = { ...drawing, texts: [], rectangles: [] };
  const { leftMm, topMm, rightMm, bottomMm } = boundsOf({ drawing: pictures, downPt });
  const [left, right] = [leftMm * POINTS_PER_MM, rightMm * POINTS_PER_MM];
  const [top, bottom] = [topMm * POINTS_PER_MM, bottomMm * POINTS_PER_MM];
  const edges = [left, PAGE_HEIGHT_PT - bottom, right, PAGE_HEIGHT_PT - top];
  return edges.map((edge) => edge.toFixed(2)).join(' ');
}
