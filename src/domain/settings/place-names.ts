/** What municipalities and districts are called in reports. */
import type { Settings } from './settings-schema.ts';

/** The names that the settings give, by the code of the municipality or the district. */
export function placeNamesOf({
  municipalities,
  register,
}: Pick<Settings, 'municipalities' | 'register'>): ReadonlyMap<string, string> {
  return new Map([
    ...Object.entries(register.districts?.names ?? {}),
    ...municipalities.map(({ code, name }) => [code, name] as const),
  ]);
}
