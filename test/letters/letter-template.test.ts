/** Letter templates: what staff may write, and every mistake with its file and line. */
import { describe, expect, it } from 'vitest';
import type { TemplateBlock } from '../../src/letters/template-block.ts';
import { parseTemplate } from '../../src/letters/letter-template.ts';
import { sentencesOf, shippedFile, valueOf } from './letter-fixtures.ts';

const head = '---\nlayout: welcome\nlanguage: nl\ntitle: Een brief\n---\n';
const blocksOf = (body: string): readonly TemplateBlock[] =>
  valueOf(parseTemplate(head + body, 'a.md')).blocks;
const problemsOf = (body: string): readonly string[] => sentencesOf(parseTemplate(head + body, 'a.md'));

/** The problems of an invitation with this text. */
const invitation = (body: string): readonly string[] =>
  sentencesOf(parseTemplate(head.replace('layout: welcome', 'layout: invitation') + body, 'a.md'));

describe('a template', () => {
  it('has headings, paragraphs, lists and bold, with the line of each', () => {
    expect(blocksOf('# Kop\n\nEen **vet** woord.\n\n3. drie\n4. vier\n')).toEqual([
      {
        kind: 'heading',
        level: 1,
        line: 6,
        inlines: [{ kind: 'text', text: 'Kop', isBold: false, line: 6 }],
      },
      {
        kind: 'paragraph',
        line: 8,
        inlines: [
          { kind: 'text', text: 'Een ', isBold: false, line: 8 },
          { kind: 'text', text: 'vet', isBold: true, line: 8 },
          { kind: 'text', text: ' woord.', isBold: false, line: 8 },
        ],
      },
      {
        kind: 'list',
        startNumber: 3,
        line: 10,
        items: [
          [{ kind: 'text', text: 'drie', isBold: false, line: 10 }],
          [{ kind: 'text', text: 'vier', isBold: false, line: 11 }],
        ],
      },
    ]);
  });

  it('knows the line of a placeholder in the middle of a paragraph', () => {
    expect(blocksOf('Een\ntwee {{ salutation }}\n')).toEqual([
      {
        kind: 'paragraph',
        line: 6,
        inlines: [
          { kind: 'text', text: 'Een', isBold: false, line: 6 },
          { kind: 'text', text: ' ', isBold: false, line: 6 },
          { kind: 'text', text: 'twee ', isBold: false, line: 7 },
          { kind: 'placeholder', name: 'salutation', isBold: false, line: 7 },
        ],
      },
    ]);
  });

  it('takes the code, the QR, the signature and the back of the sheet as blocks of their own', () => {
    const text =
      head.replace('welcome', 'invitation') + '{{code}}\n\n{{qr}}\n\n{{page}}\n\n{{ signature }}\n';
    const { blocks } = valueOf(parseTemplate(text, 'a.md'));
    expect(blocks.map(({ kind, line }) => [kind, line])).toEqual([
      ['code', 6],
      ['qr', 8],
      ['page', 10],
      ['signature', 12],
    ]);
  });

  it('reads the same with the line ends and the mark of Windows', () => {
    const text = shippedFile('invitation.nl.md');
    const fromWindows = `\uFEFF${text.replaceAll('\n', '\r\n')}`;
    expect(parseTemplate(fromWindows, 'a.md')).toEqual(parseTemplate(text, 'a.md'));
  });

  it.each([
    ['{{naam}}', 'a.md, line 6: The placeholder {{naam}} does not exist here.'],
    ['{{}}', 'a.md, line 6: The placeholder {{}} does not exist here.'],
    [
      'Een {{salutation',
      'a.md, line 6: There is a "{{" that belongs to no placeholder, so it would be printed in every letter.',
    ],
    [
      'salutation}}',
      'a.md, line 6: There is a "}}" that belongs to no placeholder, so it would be printed in every letter.',
    ],
    [
      '{salutation}',
      'a.md, line 6: There is a "{" that belongs to no placeholder, so it would be printed in every letter.',
    ],
    ['Getekend: {{signature}}', 'a.md, line 6: The placeholder {{signature}} stands inside a text.'],
    ['- {{page}}', 'a.md, line 6: The placeholder {{page}} stands inside a text.'],
    ['{{code}}', 'a.md, line 6: The placeholder {{code}} does not exist here.'],
    ['{{caseTitle}}', 'a.md, line 6: The placeholder {{caseTitle}} does not exist here.'],
    [
      'een **twee',
      'a.md, line 6: There is a "**" that opens or closes nothing, so it would be printed in every letter.',
    ],
    [
      'een\n** twee **',
      'a.md, line 7: There is a "**" that opens or closes nothing, so it would be printed in every letter.',
    ],
    [
      'een\n\ntwee* drie',
      'a.md, line 8: There is a "*" that opens or closes nothing, so it would be printed in every letter.',
    ],
    [
      '- een\n- __twee',
      'a.md, line 7: There is a "__" that opens or closes nothing, so it would be printed in every letter.',
    ],
    ['#Kop', 'a.md, line 6: A letter cannot hold a "#" without a space after it.'],
    ['> citaat', 'a.md, line 6: A letter cannot hold a quotation (a line that begins with >).'],
    [
      'een\n\n    ingesprongen',
      'a.md, line 8: A letter cannot hold a line that is indented by four spaces or more.',
    ],
    ['een `twee`', 'a.md, line 6: A letter cannot hold text between backticks.'],
    ['een *twee*', 'a.md, line 6: A letter cannot hold text in italics.'],
    ['```\neen\n```', 'a.md, line 6: A letter cannot hold a block between backticks or tildes.'],
    ['een\n\n---\n', 'a.md, line 8: A letter cannot hold a horizontal line.'],
    ['een\n![x](y.png)', 'a.md, line 7: A letter cannot hold a picture.'],
    ['[een](https://een.example)', 'a.md, line 6: A letter cannot hold a link (write the address itself).'],
    [
      '<!-- niet afdrukken -->',
      'a.md, line 6: A letter cannot hold HTML, or a comment between <!-- and -->.',
    ],
    ['een<br>twee', 'a.md, line 6: A letter cannot hold HTML, or a comment between <!-- and -->.'],
    ['### Kop', 'a.md, line 6: A letter cannot hold headings smaller than ##.'],
    ['- een\n\n  twee', 'a.md, line 8: A letter cannot hold a list item of two paragraphs.'],
    ['- # een', 'a.md, line 6: A letter cannot hold a heading inside a list.'],
    ['', 'a.md, line 6: The letter has no text.'],
  ])('refuses %j', (body, problem) => {
    expect(problemsOf(body)).toContain(problem);
  });

  it('refuses a list inside a list', () => {
    expect(problemsOf('- een\n  - twee')).toEqual([
      'a.md, line 7: A letter cannot hold a list inside a list.',
    ]);
  });

  it('tells all mistakes at once, also those of the settings at its top', () => {
    const text = '---\nlayout: brief\nlanguage: nl\ntitel: X\n---\n{{een}}\n\n*twee* {{drie\n';
    expect(sentencesOf(parseTemplate(text, 'a.md'))).toEqual([
      'a.md, line 2, setting layout: The value "brief" is not right: it should be one of: invitation, reminder, welcome, case, apology.',
      'a.md, line 2, setting title: The setting "title" is missing.',
      'a.md, line 4, setting titel: The setting "titel" does not exist here.',
      'a.md, line 6: The placeholder {{een}} does not exist here.',
      'a.md, line 8: There is a "{{" that belongs to no placeholder, so it would be printed in every letter.',
      'a.md, line 8: A letter cannot hold text in italics.',
    ]);
  });

  it('prints a star and a reference as they stand', () => {
    const [block] = blocksOf('\\*\\* 5 \\* 3\n\n[1]: https://een.example\n');
    const texts = (block?.kind === 'paragraph' ? block.inlines : []).map((inline) =>
      inline.kind === 'text' ? inline.text : '',
    );
    expect(texts.join('')).toBe('** 5 * 3');
    expect(blocksOf('[1]: https://een.example\n')).toHaveLength(1);
  });

  it('has each drawn block once', () => {
    expect(problemsOf('een\n\n{{page}}\n\ntwee\n\n{{page}}\n\ndrie')).toEqual([
      'a.md, line 12: A letter of the layout "welcome" has {{page}} once, but it is here 2 times.',
    ]);
  });

  it('suggests the placeholder that was meant', () => {
    const parsed = parseTemplate(`${head}{{Salutaton}} {{zzzzzzzzzz}}`, 'a.md');
    expect(parsed.ok ? [] : parsed.failures.map(({ params }) => params)).toMatchObject([
      { suggestion: 'salutation' },
      { suggestion: undefined },
    ]);
  });

  it.each([
    ['# geen instellingen', 'a.md, line 1: The letter does not begin with its settings'],
    ['---\nlayout: welcome\n', 'a.md, line 1: The letter does not begin with its settings'],
    ['---\ntitle: [\n---\n', 'a.md, line 3: The lines of settings are not valid YAML'],
    ['---\n\n---\nx', 'a.md, line 2: The lines of settings are not valid YAML'],
    [
      '---\ntitle: {{panelName}}\n---\nx',
      'a.md, line 2: The lines of settings are not valid YAML: a text with braces must stand between quotes.',
    ],
    [
      '---\nlayout: welcome\nlanguage: nl\ntitle: "{{salutation}}"\n---\nx',
      'a.md, line 4, setting title: The placeholder {{salutation}} does not exist here.',
    ],
  ])('refuses the settings in %j', (text, problem) => {
    expect(sentencesOf(parseTemplate(text, 'a.md')).join('\n')).toContain(problem);
  });

  it('must hold the code and the QR once when it is an invitation', () => {
    expect(invitation('{{code}}\n\n{{qr}}')).toEqual([]);
    expect(invitation('een')).toEqual([
      'a.md, line 6: A letter of the layout "invitation" has {{code}} once, but it is here 0 times.',
      'a.md, line 6: A letter of the layout "invitation" has {{qr}} once, but it is here 0 times.',
    ]);
    expect(invitation('{{code}}\n\n{{qr}}\n\n{{code}}')).toEqual([
      'a.md, line 10: A letter of the layout "invitation" has {{code}} once, but it is here 2 times.',
    ]);
  });
});
