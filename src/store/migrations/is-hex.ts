/** A CHECK that the tables share. */

/** A named CHECK that a column holds `digits` lower-case hex digits. */
export function isHex(table: string, column: string, digits: number): string {
  return `CONSTRAINT ${table}_${column}_is_hex CHECK (length(${column}) = ${digits} AND ${column} NOT GLOB '*[^0-9a-f]*')`;
}
