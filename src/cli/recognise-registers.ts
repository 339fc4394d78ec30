/** Looks at the beginning of the registers that the settings name: how each would be read. */
import type { Settings } from '../domain/settings/settings-schema.ts';
import type { ColumnMatch } from '../register/resolve-layout.ts';
import type { DialectName } from '../register/dialect.ts';
import type { Encoding } from '../register/encoding.ts';
import { recogniseRegister } from '../register/read-register.ts';
import { catchInterruptedRead, readChunks } from '../store/read-file.ts';
import { listRegisterFiles } from './register-files.ts';

/** A register file, and how it would be read. */
export interface RecognisedRegister {
  readonly file: string;
  readonly dialect: DialectName;
  /** `undefined` while nothing that was looked at tells it: everything was ASCII. */
  readonly encoding: Encoding | undefined;
  readonly delimiter: string;
  readonly header: readonly string[];
  readonly columns: readonly ColumnMatch[];
}

/** The registers in the order of the settings. One that cannot be read is left out: reading it tells why. */
export function recogniseRegisters(settings: Settings, root: string): readonly RecognisedRegister[] {
  return listRegisterFiles(settings, root).flatMap(({ file, municipality, absolutePath }) => {
    const chunks = readChunks(absolutePath);
    if (!chunks.ok) return [];
    const form = catchInterruptedRead(() =>
      recogniseRegister(chunks.value, settings.register, { file, municipality }),
    );
    if (!form.ok) return [];
    const { dialect, delimiter, encoding, header, columns } = form.value;
    return [
      {
        file,
        dialect,
        encoding,
        delimiter: delimiter === '\t' ? 'tab' : delimiter,
        header,
        columns,
      },
    ];
  });
}
