/**
 * Prints letters as a process of its own, once it is joined with the press as `npm run build` joins the program:
 * `node press-letters.js tagged|print COUNT FOLDER`, in the folder of the project. Writes batches of 500 to the folder, and
 * tells letters and bytes on the standard output.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { letterDatesOf } from '../../src/domain/settings/letter-dates.ts';
import { parseSettings } from '../../src/domain/settings/parse-settings.ts';
import { parseStyle } from '../../src/letters/letter-style.ts';
import { parseTemplate } from '../../src/letters/letter-template.ts';
import { loginCodeOf } from '../../src/letters/login-code.ts';
import { openLetterPress } from '../../src/letters/open-letter-press.ts';
import { planBatches } from '../../src/letters/plan-batches.ts';
import { checkOrders, renderBatch } from '../../src/letters/render-batch.ts';

const BATCH_SIZE = 500;
const [profile, count, folder] = process.argv.slice(2);

function valueOf(result) {
  if (!result.ok) throw new Error(JSON.stringify(result.failures));
  return result.value;
}

const shipped = (name) => readFileSync(path.join('templates', name), 'utf8');
const { resolve } = createRequire(import.meta.url);
const fontFile = (name) => readFileSync(resolve(`@expo-google-fonts/noto-sans/${name}.ttf`));

const settings = valueOf(parseSettings(shipped('loting.yaml'), 'loting.yaml'));
const [municipality] = settings.municipalities;
const press = valueOf(
  openLetterPress({
    settings,
    municipality,
    occasion: { kind: 'invitation', dates: valueOf(letterDatesOf(settings, 'invitation', 1)) },
    template: valueOf(parseTemplate(shipped('invitation.nl.md'), 'invitation.nl.md')),
    images: {},
    style: valueOf(parseStyle(shipped('style.yaml'), 'style.yaml')),
    fonts: {
      regular: fontFile('400Regular/NotoSans_400Regular'),
      bold: fontFile('700Bold/NotoSans_700Bold'),
    },
  }),
);

/** Names that belong to nobody, with the letters and accents that Dutch names have. */
const parts = [
  'Voor',
  'Beeld',
  'Test',
  'Persoon',
  'Proef',
  'Zoë',
  'Müll',
  'Çelik',
  'Šari',
  'Wijk',
  'Háve',
  'Yıld',
  'Quist',
];
const name = (index) =>
  parts[index % parts.length] + parts[(index * 7 + Math.floor(index / 13)) % parts.length].toLowerCase();

const key = Buffer.alloc(32, 7);
const orders = Array.from({ length: Number(count) }, (_, index) => {
  const invitationId = `1-${String(index + 1).padStart(6, '0')}`;
  const postcode = `${3500 + (index % 90)}${String.fromCharCode(65 + (index % 23))}B`;
  const surname = `van der ${name(index)}-${name(index * 3 + 1)}`;
  const street = `${name(index * 5)}straat`;
  const houseNumber = String((index % 400) + 1);
  const line = `${street} ${houseNumber}`;
  const place = `${postcode.slice(0, 4)} ${postcode.slice(4)}  UTRECHT`;
  const person = `Mevrouw ${String.fromCharCode(65 + (index % 26))}. ${surname}`;
  return {
    invitationId,
    version: 1,
    code: loginCodeOf(key, { panelId: settings.panel.id, invitationId, version: 1 }),
    municipality: municipality.code,
    addressee: {
      addressLines: [person, line, place],
      shortAddressLines: [person, line, place],
      salutation: `Geachte mevrouw ${surname.replace(/^v/, 'V')}`,
      postcode,
      houseNumber,
      houseSuffix: '',
      isSecret: false,
      birthDate: '1980-05-17',
    },
  };
});

const { printable, failures } = checkOrders(orders, press);
if (failures.length > 0) throw new Error(JSON.stringify(failures.slice(0, 3)));
let byteCount = 0;
for (const batch of planBatches(
  printable,
  BATCH_SIZE,
  { kind: 'invitation', caseId: null, isReprint: false },
  [],
)) {
  const bytes = valueOf(await renderBatch(batch, press, profile));
  writeFileSync(path.join(folder, `${batch.batchId}.pdf`), bytes);
  byteCount += bytes.length;
}
process.stdout.write(JSON.stringify({ letterCount: orders.length, byteCount }));
