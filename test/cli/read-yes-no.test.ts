import { describe, expect, it } from 'vitest';
import { readYesNo, yesNoHint } from '../../src/cli/read-yes-no.ts';
import { wordsOf } from '../../src/cli/words/words.ts';

describe('an answer of yes or no', () => {
  it.each([
    ['y', true],
    ['Yes', true],
    ['j', true],
    [' JA ', true],
    ['n', false],
    ['no', false],
    ['Nee', false],
    ['', false],
    ['yep', undefined],
    ['doe maar', undefined],
  ])('reads %j', (typed, meant) => {
    expect(readYesNo(typed, false)).toBe(meant);
  });

  it('is what Enter says when nothing was typed', () => {
    expect([readYesNo(' ', true), readYesNo('', false)]).toEqual([true, false]);
  });

  it('is asked for with what Enter says as a capital', () => {
    const [english, dutch] = [wordsOf('en').confirm.yesNo, wordsOf('nl').confirm.yesNo];
    expect([yesNoHint(english, false), yesNoHint(english, true)]).toEqual(['(y/N)', '(Y/n)']);
    expect([yesNoHint(dutch, false), yesNoHint(dutch, true)]).toEqual(['(j/N)', '(J/n)']);
  });
});
