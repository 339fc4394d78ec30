/** Whether the addresses that residents are to use are the panel's own, and not those that `loting init` filled in. */
import type { Settings } from '../../domain/settings/settings-schema.ts';
import type { Words } from '../words/words.ts';
import type { Finding } from './finding.ts';

/** Every address of the template ends so, and no true one does: the name is kept free for examples (RFC 2606). */
const EXAMPLE_HOST = /\.example\.?$/i;

/** What the letters print and nobody can reach. */
export function checkContact({ panel, letters }: Settings, { doctor }: Words): readonly Finding[] {
  const { contact } = doctor.said;
  const hosts = {
    'panel.contact.email': panel.contact.email.split('@').at(-1) ?? '',
    'panel.contact.website': hostOf(panel.contact.website),
    'letters.signUpUrl': hostOf(letters.signUpUrl),
  };
  const keys = Object.entries(hosts).flatMap(([key, host]) => (EXAMPLE_HOST.test(host) ? [key] : []));
  return keys.length === 0
    ? []
    : [{ check: 'settings', verdict: 'mind', what: contact.examples(keys), remedy: contact.fillIn }];
}

function hostOf(address: string): string {
  return URL.canParse(address) ? new URL(address).hostname : '';
}
