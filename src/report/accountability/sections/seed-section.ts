/** The commitment, the public randomness and the seed, and how anybody can check them. */
import type { DocumentSection, Fact, ReportBlock } from '../../document/report-document.ts';
import { paragraphs } from '../../document/report-document.ts';
import { hashInPython } from '../../hash-in-python.ts';
import type { AccountContext } from '../account-context.ts';

export function seedSection(context: AccountContext): DocumentSection {
  const { facts, own } = context;
  const { seed } = own;
  const { frame, draw } = facts;
  const blocks: ReportBlock[] = [paragraphs(seed.text)];
  if (frame === undefined) blocks.push(paragraphs(seed.notYet));
  else {
    blocks.push({ kind: 'facts', facts: [...commitmentFacts(context), ...drawFacts(context)] });
    if (facts.announcement === undefined) blocks.push(paragraphs(seed.notAnnounced));
    blocks.push(
      draw === undefined ? paragraphs(seed.notDrawn) : { kind: 'heading', text: seed.checkHeading },
    );
    const items = draw === undefined ? seed.checkSteps : seed.check;
    blocks.push({ kind: 'list', isNumbered: items.length > 1, items });
    if (draw !== undefined) {
      const value = hashInPython(`${frame.commitment}|${draw.randomness}`);
      blocks.push({ kind: 'facts', facts: [{ name: seed.command, value, isCode: true }] });
    }
  }
  return { id: 'seed', heading: seed.heading, blocks };
}

function commitmentFacts({ facts, own, date, count }: AccountContext): readonly Fact[] {
  const { seed } = own;
  const { frame, announcement } = facts;
  if (frame === undefined) return [];
  const given: readonly Fact[] =
    announcement === undefined
      ? []
      : [
          { name: seed.committedOn, value: date(announcement.committedOn) },
          {
            name: seed.announced,
            value:
              announcement.announced.kind === 'text'
                ? announcement.announced.text
                : seed.drandRound(count(announcement.announced.round)),
          },
        ];
  return [
    { name: seed.commitment, value: frame.commitment, isCode: true },
    { name: seed.frameHash, value: frame.frameHash, isCode: true },
    { name: seed.keyHash, value: frame.keyHash, isCode: true },
    { name: seed.settingsHash, value: frame.settingsHash, isCode: true },
    ...given,
  ];
}

function drawFacts({ facts: { draw }, own, date }: AccountContext): readonly Fact[] {
  const { seed } = own;
  if (draw === undefined) return [];
  return [
    { name: seed.randomness, value: draw.randomness, isCode: true },
    ...(draw.drand === undefined
      ? []
      : [{ name: seed.signature, value: draw.drand.signature, isCode: true }]),
    { name: seed.drawnOn, value: date(draw.drawnOn) },
    { name: seed.seed, value: draw.effectiveSeed, isCode: true },
  ];
}
