/** Asks what `loting init` must know at a terminal: one question at a time, each with why, and what Enter says. */
import { describeFailure } from '../../domain/describe-failure.ts';
import { parseSettings } from '../../domain/settings/parse-settings.ts';
import type { Settings } from '../../domain/settings/settings-schema.ts';
import { formatSettingPath } from '../../domain/settings/settings-source.ts';
import type { CommandContext } from '../context.ts';
import { printLines } from '../print.ts';
import type { Prompter } from '../prompter.ts';
import { wrapText } from '../response/wrap-text.ts';
import type { InitAnswers, MunicipalityAnswers, PlainAnswer } from './init-answers.ts';
import { answerPaths, settingsTextOf, withGivenAnswers } from './init-answers.ts';
import { readShare } from './init-options.ts';

export interface ShippedSettings {
  readonly text: string;
  readonly settings: Settings;
}

/** A question that was answered with Ctrl-C. */
class Stopped extends Error {}

/**
 * Asks everything that was not given as an option.
 * @returns all answers; `undefined` when the person stopped
 */
export async function askInitAnswers(
  context: CommandContext,
  prompter: Prompter,
  shipped: ShippedSettings,
  usual: InitAnswers,
  given: Partial<InitAnswers>,
): Promise<InitAnswers | undefined> {
  const interview = new Interview(context, prompter, shipped, usual, given);
  try {
    return await interview.askAll();
  } catch (error) {
    if (error instanceof Stopped) return undefined;
    throw error;
  }
}

class Interview {
  readonly #context: CommandContext;
  readonly #prompter: Prompter;
  readonly #shipped: ShippedSettings;
  readonly #usual: InitAnswers;
  /** What was given as an option, and answered since. */
  #known: Partial<InitAnswers>;

  constructor(
    context: CommandContext,
    prompter: Prompter,
    shipped: ShippedSettings,
    usual: InitAnswers,
    known: Partial<InitAnswers>,
  ) {
    this.#context = context;
    this.#prompter = prompter;
    this.#shipped = shipped;
    this.#usual = usual;
    this.#known = known;
  }

  async askAll(): Promise<InitAnswers> {
    await this.#askUnknown(
      'name',
      'id',
      'contactName',
      'contactEmail',
      'contactPhone',
      'contactWebsite',
      'signUpUrl',
    );
    if (this.#known.municipalities === undefined) await this.#askMunicipalities();
    await this.#askUnknown('minimumMembers', 'maximumMembers', 'letterDate', 'answerBefore', 'referenceDate');
    await this.#askUnknown('caseCount', 'groupSize');
    return this.#answers;
  }

  async #askUnknown(...keys: readonly (PlainAnswer | 'caseCount')[]): Promise<void> {
    for (const key of keys) if (this.#known[key] === undefined) await this.#askPlain(key);
  }

  async #askPlain(key: PlainAnswer | 'caseCount'): Promise<void> {
    const isNumber = typeof this.#answers[key] === 'number';
    const { ask, why } = this.#said.questions[key];
    const text = await this.#askText(ask, why, String(this.#answers[key]), (typed) => {
      if (isNumber && !/^[1-9]\d{0,6}$/u.test(typed)) return this.#said.aNumber;
      return this.#judge({ ...this.#answers, [key]: isNumber ? Number(typed) : typed }, key);
    });
    this.#known = { ...this.#known, [key]: isNumber ? Number(text) : text };
  }

  async #askMunicipalities(): Promise<void> {
    const { questions } = this.#said;
    const usual = this.#answers.municipalities;
    const { ask, why } = questions.municipalityCount;
    const countText = await this.#askText(ask, why, String(usual.length), (typed) =>
      /^[1-9]\d?$/u.test(typed) ? true : this.#said.aNumber,
    );
    const municipalities: MunicipalityAnswers[] = [];
    for (let index = 0; index < Number(countText); index++) {
      municipalities.push(await this.#askMunicipality(index, usual[index]));
    }
    this.#known = { ...this.#known, municipalities };
  }

  async #askMunicipality(
    index: number,
    usual: MunicipalityAnswers | undefined,
  ): Promise<MunicipalityAnswers> {
    const { questions, aNumber, aShare, aCode, notEmpty } = this.#said;
    printLines(this.#context, '', this.#said.municipalityHeading(index + 1));
    const ask = (
      { ask: question, why }: { ask: string; why: string },
      preset: string,
      judge: (typed: string) => true | string,
    ) => this.#askText(question, why, preset, judge);
    const filled = (typed: string): true | string => (typed === '' ? notEmpty : true);
    const name = await ask(questions.municipalityName, usual?.name ?? '', filled);
    const code = await ask(questions.municipalityCode, usual?.name === name ? usual.code : '', (typed) =>
      /^GM\d{4}$/u.test(typed) ? true : aCode,
    );
    const target = await ask(questions.targetMembers, String(usual?.targetMembers ?? 100), (typed) =>
      /^[1-9]\d{0,6}$/u.test(typed) ? true : aNumber,
    );
    const { numbers } = this.#context.words;
    const response = await ask(
      questions.expectedResponse,
      numbers.share(usual?.expectedResponse ?? 0.09, 0),
      (typed) => {
        const share = readShare(typed);
        return share !== undefined && share > 0 && share <= 1 ? true : aShare;
      },
    );
    const street = await ask(questions.returnStreet, usual?.returnAddress[0] ?? '', filled);
    const place = await ask(
      questions.returnPlace,
      usual?.name === name ? (usual.returnAddress[1] ?? '') : '',
      filled,
    );
    return {
      code,
      name,
      targetMembers: Number(target),
      expectedResponse: readShare(response) ?? 0.09,
      returnAddress: [street, place],
    };
  }

  /** What was not asked yet follows what was. */
  get #answers(): InitAnswers {
    const { name } = this.#known;
    return withGivenAnswers(this.#usual, {
      ...(name === undefined ? {} : { id: idOf(name) }),
      ...this.#known,
    });
  }

  async #askText(
    question: string,
    why: string,
    usual: string,
    judge: (typed: string) => true | string,
  ): Promise<string> {
    printLines(this.#context, '', ...wrapText('', why));
    const message = usual === '' ? question : `${question} ${this.#said.usual(usual)}`;
    const typed = await this.#prompter.askText(message, (text) => judge(text === '' ? usual : text));
    if (typed === undefined) throw new Stopped();
    return typed === '' ? usual : typed;
  }

  /** Whether the settings would be right with these answers, as far as this one goes. */
  #judge(answers: InitAnswers, key: PlainAnswer | 'caseCount'): true | string {
    if (key === 'caseCount') return true;
    // Other dates are counted from it, so it must be one.
    if ((key.endsWith('Date') || key === 'answerBefore') && !isCalendarDay(String(answers[key]))) {
      return this.#said.aDate;
    }
    const text = settingsTextOf(this.#shipped.text, this.#shipped.settings, answers);
    const parsed = parseSettings(text, 'loting.yaml');
    if (parsed.ok) return true;
    const setting = formatSettingPath(answerPaths[key]);
    const own = parsed.failures.find(({ place }) => place.setting === setting);
    return own === undefined ? true : describeFailure(own, this.#context.words.language).what;
  }

  get #said() {
    return this.#context.words.setup.init;
  }
}

function isCalendarDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/u.test(text)) return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

/** `De Tweede Mening` as `de-tweede-mening`. */
function idOf(name: string): string {
  const plain = name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/gu, '-')
    .replace(/^-+|-+$/gu, '')
    .slice(0, 40);
  return plain === '' ? 'panel' : plain;
}
