/** Drawings that many pages share, each once in the file as a form (ISO 32000-1, section 8.10). */
import type { ByteWriter } from './byte-writer.ts';
import type { PdfFile } from './pdf-file.ts';

/** A form of the file. */
interface SharedForm {
  readonly name: string;
  readonly id: number;
}

/** Keeps the forms of one file. They hold no marks for reading: those stand on the pages that use them. */
export class SharedForms {
  readonly #file: PdfFile;
  /** The object with what the forms themselves need: fonts and pictures. */
  readonly #resourcesId: number;
  readonly #entries: string;
  readonly #forms = new Map<string, SharedForm>();

  constructor(file: PdfFile, resourcesId: number, pageBox: string) {
    this.#file = file;
    this.#resourcesId = resourcesId;
    this.#entries = `/Type/XObject/Subtype/Form/BBox ${pageBox}`;
  }

  /** The name of a form by its key; `make` gives its compressed content the first time. */
  nameOf(key: string, make: () => Uint8Array): string {
    const known = this.#forms.get(key);
    if (known !== undefined) return known.name;
    const form = { name: `X${this.#forms.size + 1}`, id: this.#file.reserve() };
    this.#forms.set(key, form);
    this.#file.addCompressed(form.id, `${this.#entries}/Resources ${this.#resourcesId} 0 R`, make());
    return form.name;
  }

  /** Writes the names of all forms for the dictionary of resources. */
  writeNames(out: ByteWriter): void {
    for (const { name, id } of this.#forms.values()) out.text(`/${name} ${id} 0 R`);
  }
}
