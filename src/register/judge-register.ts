/** Judges a register as a whole by what its rows came to: is it this municipality's, in this encoding, and a register at all? */
import type { Failure, Place } from '../domain/failure.ts';
import { failure } from '../domain/failure.ts';
import type { RegisterContext, RegisterLayout } from './resolve-layout.ts';

/** What the rows of a file came to. */
export interface RegisterFigures {
  readonly rowCount: number;
  readonly brokenRowCount: number;
  /** Residents whom the register holds as living in its municipality. */
  readonly insideCount: number;
  /** Residents of another municipality; those who moved abroad have the code of the RNI and do not count. */
  readonly outsideCount: number;
  /** Where bytes first stand that are not valid in the file's encoding. */
  readonly firstWrongBytes: Place | undefined;
  /** Whether letters beyond ASCII were read well somewhere in the file. */
  readonly hasGoodLetters: boolean;
}

/** Why a file must be refused for what its rows are together; `failures` holds what was found in them one by one. */
export function judgeRegister(
  figures: RegisterFigures,
  failures: readonly Failure[],
  layout: RegisterLayout,
  { file, municipality }: RegisterContext,
): readonly Failure[] {
  const { rowCount, firstWrongBytes } = figures;
  const found = [...failures];
  if (rowCount === 0) found.push(failure('register.no-rows', {}, { file }));
  // Wrong bytes and not one good letter beyond ASCII: the file is in another encoding, not damaged here and there.
  if (firstWrongBytes !== undefined && !figures.hasGoodLetters) {
    found.push(failure('register.wrong-encoding', {}, firstWrongBytes));
  }
  if (figures.insideCount === 0 && figures.outsideCount > 0) {
    const column = layout.header[layout.columns.municipalityCode] ?? '';
    found.push(failure('register.other-municipality', { expected: municipality }, { file, column }));
  }
  if (found.length === 0 && figures.brokenRowCount === rowCount) {
    const columnCount = layout.header.length;
    found.push(failure('register.no-row-fits', { columnCount }, { file, row: 2 }));
  }
  return found;
}
