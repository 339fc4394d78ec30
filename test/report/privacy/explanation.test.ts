import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { letterLanguages } from '../../../src/domain/letter-kinds.ts';
import { HashSchema, InvitationIdSchema, ResidentIdSchema } from '../../../src/domain/ids.ts';
import { sha256Hex } from '../../../src/domain/hash.ts';
import { allInvitationStates } from '../../../src/signups/invitation-states.ts';
import { explanationText } from '../../../src/report/privacy/explanation-text.ts';
import { explanationWords } from '../../../src/report/privacy/explanation-words.ts';
import type { LetterExplanation } from '../../../src/report/privacy/letter-explanation.ts';
import { oneIn, proofCommandsOf, ticketOf } from '../../../src/report/privacy/letter-explanation.ts';

const hash = (digit: string) => HashSchema.parse(digit.repeat(64));

const facts: LetterExplanation = {
  panelName: 'De Tweede Mening',
  contact: { name: 'Team Test', email: 'test@example.org', phone: '030 000 00 00' },
  municipality: 'Utrecht',
  ground: { nl: 'Omdat het mag.', en: 'Because it may.' },
  invitationId: InvitationIdSchema.parse('1-000042'),
  wave: 1,
  registerReadOn: '2027-01-04',
  referenceDate: '2027-01-01',
  stratum: 'GM0344/V/18-29/WK034403',
  inclusionProbability: 1 / 38,
  commitment: hash('c'),
  committedOn: '2027-01-04',
  randomness: "dice: 3 1 6, 'é'",
  effectiveSeed: hash('a'),
  drawnOn: '2027-01-05',
  residentId: ResidentIdSchema.parse('0'.repeat(32)),
  ticket: hash('1'),
  rank: 3,
  drawnInStratum: 7,
  cutOffTicket: hash('2'),
  moves: allInvitationStates.map((to) => ({ on: '2027-01-11', to, channel: 'phone' as const })),
  isErased: true,
};

describe('a chance in words', () => {
  it.each([
    [1, 1],
    [0.7, 1.4],
    [0.101, 9.9],
    [0.1, 10],
    [1 / 37.6, 38],
    [0.0004, 2500],
  ])('%s is 1 in %s', (probability, odds) => {
    expect(oneIn(probability)).toBe(odds);
  });
});

const run = (command: string): string => execFileSync('sh', ['-c', command], { encoding: 'utf8' });

describe('the proof', () => {
  it('has calls that give the ticket and the seed, whatever stands in the randomness', () => {
    const commands = proofCommandsOf(facts);
    expect(run(commands.ticket)).toContain(ticketOf(facts));
    expect(run(commands.seed)).toContain(sha256Hex(facts.commitment, facts.randomness));
    expect(commands.ticketInPython).toContain(`b'${facts.effectiveSeed}|${facts.residentId}'`);
    expect(commands.seedInPython).toContain(`b'${facts.commitment}|`);
  });
});

describe('the text for a resident', () => {
  it.each(letterLanguages)('holds in %s everything that a resident may ask', (language) => {
    const text = explanationText(facts, language);
    for (const part of [
      '1-000042',
      'Utrecht',
      facts.ground[language],
      '38',
      facts.stratum,
      facts.commitment,
      facts.randomness,
      facts.effectiveSeed,
      facts.residentId,
      facts.ticket,
      facts.cutOffTicket,
      proofCommandsOf(facts).ticket,
      facts.contact.email,
      explanationWords[language].erased,
      ...Object.values(explanationWords[language].states),
    ]) {
      expect(text).toContain(part);
    }
    expect(text).not.toMatch(/undefined|null|NaN/);
    // A paragraph is one line, and no line is empty twice.
    expect(text).not.toContain('\n\n\n');
  });

  it('writes dates and numbers as the language does', () => {
    const odd = { ...facts, inclusionProbability: 0.0004 };
    expect(explanationText(odd, 'nl')).toContain('4 januari 2027');
    expect(explanationText(odd, 'nl')).toContain('1 op 2.500');
    expect(explanationText(odd, 'en')).toContain('4 January 2027');
    expect(explanationText(odd, 'en')).toContain('1 in 2,500');
  });

  it('says so when nothing happened yet, and when no commitment was given out', () => {
    const early = { ...facts, moves: [], committedOn: undefined, isErased: false };
    expect(explanationText(early, 'en')).toContain('Nothing yet.');
    expect(explanationText(early, 'en')).not.toContain('given out');
    expect(explanationText(early, 'en')).not.toContain('removed since');
  });
});
