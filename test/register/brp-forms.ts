/** Writes the test registers in the forms of the BRP: the official CSV, and that of the RvIG test sets. */
import type { Fields } from './brp-csv.ts';
import { goodRow, testFields, testHeader } from './brp-csv.ts';

/** Several values of one field are those of the occurrences of its category. */
export type ManyFields = Partial<Record<keyof Fields, string | readonly string[]>>;

const partnerHeaders = ['05.06.10', '05.07.10'];

function occurrencesOf(changes: ManyFields): {
  readonly first: Fields;
  readonly count: number;
  readonly at: (field: keyof Fields, index: number) => string;
} {
  const lists = Object.entries(changes).map(
    ([field, value]) => [field, typeof value === 'string' ? [value] : value] as const,
  );
  const byField = new Map(lists);
  const first = Object.fromEntries(lists.map(([field, values]) => [field, values?.[0] ?? ''])) as Fields;
  return {
    first,
    count: Math.max(1, ...lists.map(([, values]) => values?.length ?? 0)),
    at: (field, index) => byField.get(field)?.[index] ?? '',
  };
}

/** The official BRP CSV: no quotes, a backslash before separators, `;` between occurrences. District is left out. */
export function brpCsv(rows: readonly ManyFields[], lineEnd = '\n', header = brpHeader()): string {
  const lines = rows.map((changes, index) => {
    const { first, count, at } = occurrencesOf(changes);
    const single = goodRow(index, first).slice(0, -1);
    const cells = [...testFields.slice(0, -1), 'partnershipStart', 'partnershipEnd'] as const;
    return cells.map((field, column) => {
      const values =
        field in changes
          ? Array.from({ length: count }, (_, occurrence) => at(field, occurrence))
          : [single[column] ?? ''];
      const isRepeated = field.startsWith('partner');
      return (isRepeated ? values : values.slice(0, 1)).map(escapeCell).join(';');
    });
  });
  return [header, ...lines].map((cells) => cells.join(',') + lineEnd).join('');
}

export function brpHeader(): string[] {
  return [...testHeader.slice(0, -1), ...partnerHeaders];
}

function escapeCell(text: string): string {
  return text.replaceAll(/[\\,;]/g, (separator) => `\\${separator}`);
}

/** The RvIG form: a byte order mark, an id, one row for each occurrence, and `05.H` for what the next row is. */
export function rvigCsv(
  rows: readonly ManyFields[],
  lineEnd = '\r\n',
  nexts: readonly string[] = [],
): string {
  const header = ['', ...brpHeader(), '05.H', ''];
  const lines = rows.flatMap((changes, index) => {
    const { first, count, at } = occurrencesOf(changes);
    return Array.from({ length: count }, (_, occurrence) => {
      const single =
        occurrence === 0
          ? [`Test_${index}`, ...goodRow(index, first).slice(0, -1)]
          : [
              '',
              ...testFields
                .slice(0, -1)
                .map((field) => (field.startsWith('partner') ? at(field, occurrence) : '')),
            ];
      const next = occurrence + 1 < count ? (nexts[occurrence] ?? '05') : '';
      return [...single, at('partnershipStart', occurrence), at('partnershipEnd', occurrence), next, ''];
    });
  });
  const text = [header, ...lines].map((cells) => cells.map(quoteCell).join(';') + lineEnd).join('');
  return `\uFEFF${text}`;
}

function quoteCell(text: string): string {
  return /[";\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
