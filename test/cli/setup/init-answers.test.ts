import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { editSettingsText, resizeList, writeScalar } from '../../../src/cli/setup/edit-settings-text.ts';
import { readShare } from '../../../src/cli/setup/init-options.ts';
import { parseSettings } from '../../../src/domain/settings/parse-settings.ts';
import type { Settings } from '../../../src/domain/settings/settings-schema.ts';
import { makeTestFolder, runLoting } from '../run-loting.ts';
import type { ScriptedAnswer } from '../scripted-prompter.ts';
import { makeScriptedPrompter } from '../scripted-prompter.ts';

const readTemplate = (name: string): string =>
  readFileSync(new URL(`../../../templates/${name}`, import.meta.url), 'utf8');
const english = readTemplate('loting.yaml');
const dutch = readTemplate('loting.nl.yaml');

function settingsIn(folder: string): Settings {
  const parsed = parseSettings(readFileSync(path.join(folder, 'panel/loting.yaml'), 'utf8'), 'loting.yaml');
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.failures));
  return parsed.value;
}

/** Enter to every question. */
const enter = (count: number): ScriptedAnswer[] => Array.from({ length: count }, () => '');
const GIVEN_ALL = 7 + 1 + 2 * 6 + 5 + 2;

/** The lines that are no comment, without the titles of cases. */
function linesOf(text: string): readonly string[] {
  return text.split('\n').filter((line) => !/^\s*#|^\s*title:|^\s*- \{ id: case/u.test(line));
}

function daysOf(text: string): readonly (readonly string[])[] {
  const { cases } = parse(text) as { cases: { id: string; date: string }[] };
  return cases.map(({ id, date }) => [id, date]);
}

/** The names of settings, also of those that are commented out. */
function keysOf(text: string): readonly string[] {
  return [...text.matchAll(/^\s*(?:# )?(?:- )?([A-Za-z]+|\d):(?: |$)/gmu)]
    .map(([, key = '']) => key)
    .filter((key) => /^[a-z0-9]/u.test(key) && !['print', 'tagged', 'nl', 'en'].includes(key));
}

describe('the settings that are shipped', () => {
  it('are the same in both languages, but for what people read', () => {
    expect(linesOf(dutch)).toEqual(linesOf(english));
    expect(parse(dutch)).toEqual({ ...parse(english), cases: expect.any(Array) as unknown });
    expect(daysOf(dutch)).toEqual(daysOf(english));
  });

  it('explain each setting in both languages, also those that are commented out', () => {
    expect(keysOf(dutch)).toEqual(keysOf(english));
  });
});

describe('editing the text of settings', () => {
  it('changes values and nothing else', () => {
    const edited = editSettingsText(english, [
      { path: ['panel', 'name'], value: 'Zoë: "een" #panel' },
      { path: ['panel', 'members', 'minimum'], value: 7 },
      { path: ['letters', 'waves', 2, 'reminder', 'letterDate'], value: '2028-02-29' },
    ]);
    const lines = english.split('\n');
    const changed = edited.split('\n').filter((line, index) => line !== lines[index]);
    expect(changed.map((line) => line.trim())).toEqual([
      'name: "Zoë: \\"een\\" #panel"',
      'minimum: 7',
      '2: { letterDate: 2027-02-16, answerBefore: 2027-03-09, reminder: { letterDate: 2028-02-29, answerBefore: 2027-03-09 } }',
    ]);
  });

  it('writes every text so that YAML gives it back', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.string({ unit: 'grapheme' }), fc.constantFrom('yes', 'null', '12', '')),
        (text) => {
          expect(parse(`key: ${writeScalar(text)}`)).toEqual({ key: text });
        },
      ),
      { numRuns: 500 },
    );
  });

  it('makes a list longer and shorter, with the lines around it as they were', () => {
    const three = resizeList(english, ['municipalities'], 3, () => '  - code: GM0363');
    expect(three.replace('  - code: GM0363\n', '')).toBe(english);
    const one = resizeList(english, ['municipalities'], 1, String);
    expect(one).toContain('invitation: { nl: uitnodiging-utrecht.md }\n\n# How to read the registers.');
    expect((parse(one) as { municipalities: unknown[] }).municipalities).toHaveLength(1);
  });
});

describe('a share', () => {
  it.each([
    ['9%', 0.09],
    ['9.5 %', 0.095],
    ['9,5%', 0.095],
    ['0.09', 0.09],
    ['1', 1],
    ['', undefined],
    ['nine', undefined],
    ['9%%', undefined],
  ])('%s', (text, share) => {
    expect(readShare(text)).toBe(share);
  });
});

describe('loting init with answers as options', () => {
  it('writes them into the settings, and moves the dates along', async () => {
    const folder = makeTestFolder();
    const { exitCode, stderr } = await runLoting(folder, [
      'init',
      'panel',
      '--name',
      'Burgerberaad Wijk & Zorg',
      '--id',
      'wijk-en-zorg',
      '--letter-date',
      '2028-01-10',
      '--case-count',
      '9',
      '--group-size',
      '60',
      '--municipality',
      'GM0363;Amsterdam;300;9,5%;Postbus 202;1000 AE  AMSTERDAM',
    ]);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    const { panel, municipalities, letters, cases, eligibility, register } = settingsIn(folder);
    expect(panel).toMatchObject({ id: 'wijk-en-zorg', members: { minimum: 270, maximum: 330 } });
    expect(municipalities).toMatchObject([
      {
        code: 'GM0363',
        register: ['registers/GM0363.csv'],
        expectedResponse: 0.095,
        returnAddress: ['Postbus 202', '1000 AE  AMSTERDAM'],
      },
    ]);
    expect(letters).toMatchObject({
      letterDate: '2028-01-10',
      answerBefore: '2028-02-07',
      reminder: { letterDate: '2028-01-26', answerBefore: '2028-02-07' },
      waves: { 2: { letterDate: '2028-02-15' } },
    });
    expect(eligibility.referenceDate).toBe('2028-01-01');
    // Those that are shipped are of other municipalities.
    expect(register.districts?.names).toEqual({});
    expect(cases.map(({ id, date, groupSize }) => [id, date, groupSize])).toEqual([
      ['case-1', '2028-02-28', 60],
      ['case-2', '2028-04-03', 60],
      ['case-3', '2028-05-08', 60],
      ['case-4', '2028-06-05', 60],
      ['case-5', '2028-07-03', 60],
      ['case-6', '2028-09-04', 60],
      ['case-7', '2028-10-02', 60],
      ['case-8', '2028-10-30', 60],
      ['case-9', '2028-12-04', 60],
    ]);
  });

  it.each([
    [['--case-count', 'many'], '--case-count', 2],
    [['--municipality', 'GM0363;Amsterdam'], '--municipality', 2],
    [['--letter-date', '2027-02-30'], 'letters.letterDate', 1],
    [['--contact-email', 'nobody'], 'panel.contact.email', 1],
    [['--group-size', '2000'], 'cases', 1],
  ])('refuses %s, and makes nothing', async (words, named, exitCode) => {
    const folder = makeTestFolder();
    const result = await runLoting(folder, ['init', 'panel', ...words]);
    expect({ exitCode: result.exitCode, stdout: result.stdout }).toEqual({ exitCode, stdout: '' });
    expect(result.stderr).toContain(named);
    expect(() => settingsIn(folder)).toThrow('ENOENT');
  });
});

describe('loting init at a terminal', () => {
  it('asks everything, each with why, and Enter takes what stands between brackets', async () => {
    const folder = makeTestFolder();
    const { prompter, asked } = makeScriptedPrompter([...enter(GIVEN_ALL), true]);
    const { exitCode, stdout } = await runLoting(folder, 'init panel', { prompter, language: 'nl' });
    expect(exitCode).toBe(0);
    expect(asked).toContain('de naam van het panel [De Tweede Mening]');
    expect(asked).toContain('een korte naam van het panel, voor bestanden en inlogcodes [de-tweede-mening]');
    expect(asked.at(-1)).toBe('Met deze antwoorden de werkmap panel maken?');
    expect(stdout).toContain('Inwoners lezen deze naam in de brieven.');
    expect(stdout).toContain('De werkmap panel is gemaakt:');
    expect(readFileSync(path.join(folder, 'panel/loting.yaml'), 'utf8')).toContain(
      '# De instellingen van één panel',
    );
    const shipped = parseSettings(dutch, 'loting.yaml');
    if (!shipped.ok) throw new Error('the shipped settings are right');
    expect(settingsIn(folder)).toEqual({
      ...shipped.value,
      panel: { ...shipped.value.panel, members: { minimum: 800, maximum: 1000 } },
    });
  });

  it('says at once what is wrong with an answer, and asks again', async () => {
    const folder = makeTestFolder();
    const { prompter, asked } = makeScriptedPrompter([
      'Het Panel van Één',
      'Not An Id',
      '',
      '',
      'nobody',
      'desk@panel.example',
      '',
      'no address',
      '',
      '',
      '0',
      '1',
      'Testdam',
      'GM12',
      'GM9999',
      'few',
      '50',
      'often',
      '10%',
      'Postbus 1',
      '1234 AB  TESTDAM',
      '',
      '',
      '2027-02-30',
      '2027-03-01',
      '',
      '',
      '2',
      '40',
      true,
    ]);
    const { exitCode, stderr } = await runLoting(folder, 'init panel', { prompter });
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    const { panel, municipalities, letters, cases } = settingsIn(folder);
    expect(panel).toMatchObject({ id: 'het-panel-van-een', contact: { email: 'desk@panel.example' } });
    expect(municipalities).toMatchObject([{ code: 'GM9999', targetMembers: 50, expectedResponse: 0.1 }]);
    expect(letters).toMatchObject({ letterDate: '2027-03-01', answerBefore: '2027-03-29' });
    expect(cases.map(({ groupSize }) => groupSize)).toEqual([40, 40]);
    expect(asked).toContain('Give a whole number from 1.');
    expect(asked).toContain('Give a percentage, such as 9%.');
    expect(asked).toContain('Give a date as year-month-day, such as 2027-01-11.');
    expect(
      asked.filter((text) => /may not|an id has small letters|is not/u.test(text)).length,
    ).toBeGreaterThan(1);
  });

  it('asks nothing that was given as an option, and nothing at all with --yes', async () => {
    const folder = makeTestFolder();
    const { prompter, asked } = makeScriptedPrompter([...enter(GIVEN_ALL - 1), true]);
    await runLoting(folder, ['init', 'panel', '--name', 'Ander Panel'], { prompter });
    expect(asked[0]).toBe('a short name of the panel, for files and login codes [ander-panel]');
    const silent = makeScriptedPrompter([]);
    expect((await runLoting(folder, 'init other --yes', { prompter: silent.prompter })).exitCode).toBe(0);
    expect(readFileSync(path.join(folder, 'other/loting.yaml'), 'utf8')).toBe(english);
  });

  it.each([
    ['Ctrl-C', [undefined]],
    ['no to the last question', [...enter(GIVEN_ALL), false]],
  ])('makes nothing after %s', async (_, answers) => {
    const folder = makeTestFolder();
    const { prompter } = makeScriptedPrompter(answers);
    const { exitCode, stdout } = await runLoting(folder, 'init panel', { prompter });
    expect(exitCode).toBe(1);
    expect(stdout).toContain('Stopped. Nothing was made.');
    expect(() => settingsIn(folder)).toThrow('ENOENT');
  });
});
