/** The shipped settings name the districts of two municipalities: those of others go out of a `loting.yaml` that is made. */

/** A line such as `      WK034401: West`; a district's code begins with the digits of its municipality. */
const NAME_LINE = /^ +WK(\d{4})\d{2}: .*\n/gmu;

/** @param codes of the municipalities, such as `GM0344` */
export function keepDistrictNames(text: string, codes: readonly string[]): string {
  const kept = text.replace(NAME_LINE, (line, digits: string) => (codes.includes(`GM${digits}`) ? line : ''));
  return kept.search(NAME_LINE) === -1 ? kept.replace(/^( +names:)$/mu, '$1 {}') : kept;
}
