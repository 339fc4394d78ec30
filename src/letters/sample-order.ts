/** A letter to nobody, to show what the letters look like. */
import { InvitationIdSchema } from '../domain/ids.ts';
import type { MunicipalitySettings } from '../domain/settings/settings-schema.ts';
import type { LetterOrder } from './letter-order.ts';
import { loginCodeOf } from './login-code.ts';

/** An order with an invented resident and a code that belongs to no panel. */
export function sampleOrderOf(municipality: Pick<MunicipalitySettings, 'name' | 'code'>): LetterOrder {
  const invitationId = InvitationIdSchema.parse('1-000000');
  return {
    invitationId,
    version: 1,
    // A key of zeros: the code is right in form, and no panel's key gives it.
    code: loginCodeOf(new Uint8Array(32), { panelId: 'sample', invitationId, version: 1 }),
    addressee: {
      addressLines: [
        'Mevrouw T. van Voorbeeld-Testpersoon',
        'Voorbeeldstraat 1',
        `1234 AB  ${municipality.name.toUpperCase()}`,
      ],
      shortAddressLines: [],
      salutation: 'Geachte mevrouw Van Voorbeeld-Testpersoon',
      postcode: '1234AB',
      houseNumber: '1',
      houseSuffix: '',
      isSecret: false,
      birthDate: '1980-05-17',
    },
    municipality: municipality.code,
  };
}
