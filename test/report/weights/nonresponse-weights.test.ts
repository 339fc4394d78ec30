import { describe, expect, it } from 'vitest';
import { isInSample } from '../../../src/report/followed-invitation.ts';
import type { PanelWeights } from '../../../src/report/weights/nonresponse-weights.ts';
import { weightMembers } from '../../../src/report/weights/nonresponse-weights.ts';
import { summarizeWeights } from '../../../src/report/weights/weight-summary.ts';
import { weightsCsv } from '../../../src/report/weights/weights-csv.ts';
import { inventPanel } from '../invented-panel.ts';

const facts = inventPanel();
const sampled = facts.invitations.filter(isInSample);

function weights(): PanelWeights {
  const result = weightMembers(sampled, facts.residentCounts, facts.features);
  if (!result.ok) throw new Error(result.failures.map(({ code }) => code).join());
  return result.value;
}

describe('the weights of members', () => {
  const { members, classes } = weights();

  it('let the members of a class stand for all who were invited there', () => {
    for (const [index, { strata, sampledCount, memberCount, nonresponseFactor }] of classes.entries()) {
      const own = sampled.filter(({ stratum }) => strata.includes(stratum));
      expect(sampledCount).toBe(own.length);
      expect(memberCount).toBeGreaterThanOrEqual(10);
      expect(nonresponseFactor).toBeGreaterThanOrEqual(1);
      const invited = own.reduce((sum, { designWeight }) => sum + designWeight, 0);
      const weighted = members.filter(({ classNumber }) => classNumber === index + 1);
      expect(weighted.reduce((sum, { nonresponseWeight }) => sum + nonresponseWeight, 0)).toBeCloseTo(
        invited,
        6,
      );
    }
  });

  it('add up to the residents, over all and for every age band', () => {
    const residents = [...facts.residentCounts.values()].reduce((sum, count) => sum + count, 0);
    expect(members.reduce((sum, { rakedWeight }) => sum + rakedWeight, 0)).toBeCloseTo(residents, 4);
    for (const band of ['18-29', '75+']) {
      const isIn = (stratum: string): boolean => stratum.includes(`/${band}/`);
      const wanted = [...facts.residentCounts].reduce(
        (sum, [stratum, count]) => sum + (isIn(stratum) ? count : 0),
        0,
      );
      const reached = members
        .filter(({ stratum }) => isIn(stratum))
        .reduce((sum, { rakedWeight }) => sum + rakedWeight, 0);
      expect(reached).toBeCloseTo(wanted, 3);
    }
  });

  it('do not depend on the order of the people', () => {
    const turned = weightMembers(sampled.toReversed(), facts.residentCounts, facts.features);
    if (!turned.ok) throw new Error('the same people have weights');
    for (const [index, { residentId, rakedWeight }] of turned.value.members.entries()) {
      expect(residentId).toBe(members[index]?.residentId);
      expect(rakedWeight).toBeCloseTo(members[index]?.rakedWeight ?? 0, 6);
    }
  });

  it('stand in a file by opaque id, and in nothing else', () => {
    const lines = weightsCsv(members).trimEnd().split('\n');
    expect(lines[0]).toBe(
      'resident_id,stratum,design_weight,weighting_class,nonresponse_factor,nonresponse_weight,raked_weight,relative_weight',
    );
    expect(lines).toHaveLength(members.length + 1);
    for (const line of lines.slice(1)) expect(line).toMatch(/^[0-9a-f]{32},GM[^,]+(?:,\d+(?:\.\d+)?){6}$/u);
    expect(lines.slice(1)).toEqual(lines.slice(1).toSorted());
  });

  it('are refused without members', () => {
    const nobody = sampled.map((resident) => ({ ...resident, isMember: false }));
    const result = weightMembers(nobody, facts.residentCounts, facts.features);
    expect(result.ok ? '' : result.failures[0].code).toBe('report.no-members');
  });
});

describe('what weights cost', () => {
  it.each([
    [[1, 1, 1, 1], 1, 4],
    // One plus the squared coefficient of variation: 1 + 0.25.
    [[0.5, 1.5, 0.5, 1.5], 1.25, 3.2],
  ])('the design effect of %j is %d', (relative, designEffect, effectiveCount) => {
    const summary = summarizeWeights(relative);
    expect(summary.designEffect).toBeCloseTo(designEffect, 12);
    expect(summary.effectiveCount).toBeCloseTo(effectiveCount, 12);
  });
});
