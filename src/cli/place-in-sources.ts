/** Finds the place in the sources for a place in the built program, whose files hold many sources each. */
import { readFileSync } from 'node:fs';
import type { SourceMapPayload } from 'node:module';
import { SourceMap } from 'node:module';
import { fileURLToPath } from 'node:url';

/**
 * A line of a stack, such as `at readRow (file:///…/dist/cli/chunk-2AUW.js:120:9)`, with the file, line and column of the
 * source: `at readRow (src/register/read-row.ts:31:5)`. A line that is not of the built program stays as it is.
 */
export function placeInSources(stackLine: string): string {
  return stackLine.replace(
    /(file:\S+?\.js):(\d+):(\d+)/u,
    (place, url: string, line: string, column: string) => {
      try {
        const map = JSON.parse(readFileSync(`${fileURLToPath(url)}.map`, 'utf8')) as SourceMapPayload;
        // Both count from 0 there; a stack counts from 1.
        const found = new SourceMap(map).findEntry(Number(line) - 1, Number(column) - 1);
        if (!('originalSource' in found)) return place;
        const source = found.originalSource.replace(/^(?:\.\.\/)+/u, '');
        return `${source}:${found.originalLine + 1}:${found.originalColumn + 1}`;
      } catch {
        // Without its map, or with a broken one: the place as it is says more than nothing.
        return place;
      }
    },
  );
}
