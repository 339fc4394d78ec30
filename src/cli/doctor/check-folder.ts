/** Whether a working folder is well: settings, key, database, rights, room, clock, letters. */
import { existsSync, lstatSync, readdirSync, statfsSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import type { LetterKind } from '../../domain/letter-kinds.ts';
import { letterKinds } from '../../domain/letter-kinds.ts';
import type { Settings } from '../../domain/settings/settings-schema.ts';
import { ok } from '../../domain/result.ts';
import { keyHashOf } from '../../frame/commitment.ts';
import { parseTemplate } from '../../letters/letter-template.ts';
import { templateFileOf } from '../../letters/template-files.ts';
import { listStoredEvents } from '../../store/append-audit-event.ts';
import { checkIntegrity, openDatabase } from '../../store/open-database.ts';
import { readPanelKey } from '../../store/panel-key.ts';
import { readPanel } from '../../store/tables/panel-table.ts';
import { readTransaction } from '../../store/transaction.ts';
import type { WorkingFolder } from '../../store/working-folder.ts';
import { readSettings } from '../open-panel.ts';
import { placeName, readHouseStyle, readTemplateText } from '../read-house-style.ts';
import type { Words } from '../words/words.ts';
import { checkContact } from './check-contact.ts';
import type { Finding } from './finding.ts';
import { findingsOf, fine } from './finding.ts';

/** Letters, frame, exports and their temporary copies of a panel of two cities take less than this. */
const ROOM_NEEDED_BYTES = 1_000_000_000;

const TimedSchema = z.object({ at: z.string() });

/** @param now by the system's clock */
export function checkFolder(folder: WorkingFolder, words: Words, now: Date): readonly Finding[] {
  const settings = readSettings(folder);
  return [
    ...(settings.ok
      ? [fine('settings', words.doctor.said.settings.fine(settings.value.panel.name))]
      : findingsOf('settings', settings.failures, words)),
    ...(settings.ok ? checkContact(settings.value, words) : []),
    ...checkKeyAndDatabase(folder, words, now),
    ...checkRights(folder, words),
    checkRoom(folder, words),
    ...(settings.ok ? checkTexts(folder, settings.value, words) : []),
    ...(settings.ok ? checkRegisters(folder, settings.value, words) : []),
  ];
}

function checkKeyAndDatabase(folder: WorkingFolder, words: Words, now: Date): readonly Finding[] {
  const { key: saidOfKey, database: said } = words.doctor.said;
  const key = readPanelKey(folder.key);
  const findings: Finding[] = key.ok ? [] : [...findingsOf('key', key.failures, words)];
  const db = openDatabase(folder.database);
  if (!db.ok) {
    if (key.ok) findings.push(fine('key', saidOfKey.there));
    return [...findings, ...findingsOf('database', db.failures, words)];
  }
  try {
    const problems = checkIntegrity(db.value);
    if (!problems.ok) return [...findings, ...findingsOf('database', problems.failures, words)];
    const [problem] = problems.value;
    if (problem !== undefined) {
      return [
        ...findings,
        { check: 'database', verdict: 'wrong', what: said.damaged(problem), remedy: said.restore },
      ];
    }
    const read = readTransaction(db.value, () =>
      ok({ keyHash: readPanel(db.value).keyHash, events: listStoredEvents(db.value) }),
    );
    if (!read.ok) return [...findings, ...findingsOf('database', read.failures, words)];
    const { keyHash, events } = read.value;
    if (key.ok) {
      const isOurs = keyHash === keyHashOf(Buffer.from(key.value).toString('hex'));
      findings.push(
        isOurs
          ? fine('key', saidOfKey.fine)
          : { check: 'key', verdict: 'wrong', what: saidOfKey.another, remedy: saidOfKey.findIt },
      );
    }
    return [...findings, fine('database', said.fine(events.length)), checkClock(events.at(-1), words, now)];
  } finally {
    db.value.close();
  }
}

/** A clock that runs behind the log would give events out of order, and letters with a day that was. */
function checkClock(lastEvent: unknown, { doctor }: Words, now: Date): Finding {
  const { clock } = doctor.said;
  const last = TimedSchema.safeParse(lastEvent).data?.at;
  const shown = `${now.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
  return last === undefined || last <= now.toISOString()
    ? fine('clock', clock.fine(shown))
    : {
        check: 'clock',
        verdict: 'wrong',
        what: clock.behind(shown, last.slice(0, 16).replace('T', ' ')),
        remedy: clock.set,
      };
}

/** Others on the same machine may not read along. Windows keeps rights otherwise. */
function checkRights(folder: WorkingFolder, { doctor }: Words): readonly Finding[] {
  const { rights } = doctor.said;
  if (process.platform === 'win32') {
    return [{ check: 'rights', verdict: 'mind', what: rights.unknown, remedy: rights.lookAtThem }];
  }
  const itself = '.';
  const names = [itself, ...readdirSync(folder.root, { recursive: true, encoding: 'utf8' })];
  const open = names.filter((name) => isOpen(path.join(folder.root, name)));
  const [first] = open;
  return first === undefined
    ? [fine('rights', rights.fine)]
    : [
        {
          check: 'rights',
          verdict: 'mind',
          what: rights.open(open.length, first === itself ? undefined : first),
          remedy: rights.close,
        },
      ];
}

/** Whether others may read it. A link has no rights of its own, and where it leads is not ours. */
function isOpen(file: string): boolean {
  const found = lstatSync(file, { throwIfNoEntry: false });
  return found !== undefined && !found.isSymbolicLink() && (found.mode & 0o077) !== 0;
}

function checkRoom(folder: WorkingFolder, { doctor }: Words): Finding {
  const { room } = doctor.said;
  const { bavail, bsize } = statfsSync(folder.root);
  const freeBytes = bavail * bsize;
  return freeBytes >= ROOM_NEEDED_BYTES
    ? fine('room', room.fine(freeBytes / 1e9))
    : {
        check: 'room',
        verdict: 'mind',
        what: room.little(freeBytes / 1e9, ROOM_NEEDED_BYTES / 1e9),
        remedy: room.make,
      };
}

/** Every text and style that a letter would be made with. */
function checkTexts(folder: WorkingFolder, settings: Settings, words: Words): readonly Finding[] {
  const findings = new Map<string, Finding>();
  const texts = new Set<string>();
  for (const municipality of settings.municipalities) {
    const house = readHouseStyle(folder.templates, municipality.style);
    const failures = house.ok ? [] : [...house.failures];
    const { language = 'nl', secondLanguage } = house.ok ? house.value.style : {};
    for (const kind of letterKinds satisfies readonly LetterKind[]) {
      for (const each of secondLanguage === undefined ? [language] : [language, secondLanguage]) {
        const name = templateFileOf(municipality, kind, each);
        const text = readTemplateText(folder.templates, name);
        const template = text.ok ? parseTemplate(text.value, placeName(name)) : text;
        if (template.ok) texts.add(name);
        else failures.push(...template.failures);
      }
    }
    // Two municipalities may share a file; its problems are told once.
    for (const finding of findingsOf('letters', failures, words)) findings.set(finding.what, finding);
  }
  return findings.size > 0
    ? [...findings.values()]
    : [fine('letters', words.doctor.said.letters.fine(texts.size))];
}

function checkRegisters(folder: WorkingFolder, settings: Settings, { doctor }: Words): readonly Finding[] {
  const { registers } = doctor.said;
  const files = settings.municipalities.flatMap(({ register }) => register);
  const missing = files.filter((file) => !existsSync(path.resolve(folder.root, file)));
  return missing.length === 0
    ? [fine('registers', registers.fine(files.length))]
    : [{ check: 'registers', verdict: 'mind', what: registers.missing(missing), remedy: registers.put }];
}
