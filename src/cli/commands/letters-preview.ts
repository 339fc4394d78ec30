/** `loting letters preview`: a few letters to look at before all are made: one to nobody, and the hardest real ones. */
import { failure } from '../../domain/failure.ts';
import { letterKinds } from '../../domain/letter-kinds.ts';
import type { Result } from '../../domain/result.ts';
import { ok, refuse } from '../../domain/result.ts';
import { renderBatch } from '../../letters/render-batch.ts';
import type { StagedFile } from '../../store/atomic-file.ts';
import { discardStagedFiles, publishStagedFiles, stageFile } from '../../store/atomic-file.ts';
import type { CommandModule } from '../command-spec.ts';
import type { CommandContext } from '../context.ts';
import { letterPath } from '../letters/letter-files.ts';
import { canMakePictures, makePictures } from '../letters/make-pictures.ts';
import type { Preview } from '../letters/plan-preview.ts';
import { planPreview } from '../letters/plan-preview.ts';
import { readRenderRequest } from '../letters/read-render-request.ts';
import type { OpenPanel } from '../open-panel.ts';
import { withPanel } from '../open-panel.ts';
import { addDirOption, addDryRunOption, addExample, addJsonOption, readSharedOptions } from '../options.ts';
import { printHeading, printJson, printLines, printTable } from '../print.ts';

export const configure: CommandModule['configure'] = (command, words) => {
  addDirOption(command, words);
  addJsonOption(command, words);
  addDryRunOption(command, words);
  const { kindOption, caseOption, preview } = words.letters;
  command
    .option('--kind <kind>', kindOption(letterKinds.join(', ')), 'invitation')
    .option('--wave <number>', preview.waveOption, '1')
    .option('--case <id>', caseOption)
    .option('--png', preview.pngOption);
  addExample(command, words, 'loting letters preview --kind reminder --png');
  return (context, options) => {
    const { dir, dryRun, json } = readSharedOptions(context, options);
    const request = readRenderRequest(options);
    if (!request.ok) return Promise.resolve(request);
    const { wave = 1 } = request.value;
    const hasPictures = options['png'] === true;
    return withPanel(dir, async (panel) => {
      const previews = planPreview(panel, { ...request.value, wave });
      if (!previews.ok) return previews;
      if (hasPictures && !canMakePictures()) return refuse(failure('mailroom.no-pdftoppm', {}));
      const written = dryRun ? ok([]) : await writePreviews(panel, previews.value, hasPictures);
      if (!written.ok) return written;
      if (json) describePreviews(context, previews.value, written.value);
      else printPreviews(context, previews.value, written.value);
      return ok(0);
    });
  };
};

function fileNameOf({ batch }: Preview): string {
  return `${batch.batchId}-${batch.kind}.pdf`;
}

/** All PDF files or none; then the pictures. Gives the names of all files. */
async function writePreviews(
  panel: OpenPanel,
  previews: readonly Preview[],
  hasPictures: boolean,
): Promise<Result<readonly string[]>> {
  const staged: StagedFile[] = [];
  for (const preview of previews) {
    const bytes = await renderBatch(preview.batch, preview.press);
    const file = bytes.ok ? stageFile(letterPath(panel, fileNameOf(preview)), bytes.value) : bytes;
    if (!file.ok) {
      discardStagedFiles(staged);
      return file;
    }
    staged.push(file.value);
  }
  const published = publishStagedFiles(staged);
  if (!published.ok) return published;
  const names = previews.map(fileNameOf);
  for (const { path } of hasPictures ? staged : []) {
    const pictures = makePictures(path);
    if (!pictures.ok) return pictures;
    names.push(...pictures.value);
  }
  return ok(names);
}

function describePreviews(
  context: CommandContext,
  previews: readonly Preview[],
  names: readonly string[],
): void {
  printJson(context, {
    files: names.map((name) => `letters/${name}`),
    previews: previews.map(({ batch, hardest, refusedCount }) => ({
      municipality: batch.municipality,
      letters: hardest.map(({ order, why }) => ({ letter: order.invitationId, why })),
      refused: refusedCount,
    })),
  });
}

function printPreviews(
  context: CommandContext,
  previews: readonly Preview[],
  names: readonly string[],
): void {
  const { common, letters } = context.words;
  const { columns, ...said } = letters.preview;
  printHeading(context, said.heading);
  printTable(
    context,
    [
      { title: letters.municipality },
      { title: columns.place, align: 'right' },
      { title: columns.letter },
      { title: columns.why },
    ],
    previews.flatMap(({ batch, hardest }) => [
      [batch.municipality, 1, said.nobody, said.toNobody],
      ...hardest.map(({ order, why }, index) => [
        batch.municipality,
        index + 2,
        order.invitationId,
        said.why[why],
      ]),
    ]),
  );
  const refused = previews.reduce((sum, { refusedCount }) => sum + refusedCount, 0);
  const pdfs = names.filter((name) => name.endsWith('.pdf'));
  printLines(
    context,
    ...(refused > 0 ? [said.refused(refused)] : []),
    ...(names.length === 0
      ? [common.notWritten]
      : [said.files(pdfs, names.length > pdfs.length), said.privacy]),
  );
}
