/** The figures of the groups: one group by `loting assign select`, many cases by the planner, each beside seats filled one by one by need. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import type { AssignmentInput } from '../../src/assignment/assignment-input.ts';
import { checkLoadCertificate } from '../../src/assignment/certificate/check-load-certificate.ts';
import { LoadCertificateSchema } from '../../src/assignment/certificate/load-certificate.ts';
import type { PoolShape } from '../assignment/synthetic-pool.ts';
import { makePool, PILOT } from '../assignment/synthetic-pool.ts';
import type { GroupInstance } from './group-instances.ts';
import { manyFeaturesInstance, paperInstance, pilotInstance } from './group-instances.ts';
import { Runs, runMeasured } from './run-measured.ts';

const program = path.resolve(import.meta.dirname, '../../bin/loting.js');
const planCases = path.resolve(import.meta.dirname, 'plan-cases.js');
const plainGroups = path.resolve(import.meta.dirname, 'plain-groups.js');

/** Attempts of the plain way at one group, whose shares are compared with the chances. */
const PLAIN_GROUPS = 1_000;
/** Attempts of the plain way at each of many cases. */
const PLAIN_ATTEMPTS = 20;

/** What takes long is run once unless rounds are asked for. */
interface Row<T> {
  readonly make: () => T;
  readonly aim: string;
  readonly isLong?: boolean;
}

const instances: readonly Row<GroupInstance>[] = [
  { make: () => paperInstance(1), aim: '10.0%, Gini 0, under 0.5 s' },
  { make: () => paperInstance(10), aim: '10.0%, Gini 0, under 2 s' },
  { make: pilotInstance, aim: 'near 17.4%, Gini at most .291, under 3 s' },
  {
    make: () =>
      manyFeaturesInstance({
        peopleCount: 360,
        groupSize: 30,
        valueCounts: [2, 6, 6, 4, 4, 3, 3],
        skew: 0.4,
      }),
    aim: 'proven',
  },
  {
    make: () =>
      manyFeaturesInstance({
        peopleCount: 1727,
        groupSize: 110,
        valueCounts: [2, 6, 12, 4, 6, 5, 3],
        skew: 0.5,
      }),
    aim: 'proven, under 120 s',
    isLong: true,
  },
];

const plans: readonly (Row<PoolShape> & { readonly name: string })[] = [
  {
    name: '900 members, 8 cases of 250, +-2, cap 4',
    make: () => ({ ...PILOT, quotaTolerance: 2 }),
    aim: 'proven, under 5 s',
  },
  {
    name: '10,000 members, 50 cases of 250, +-2, cap 4',
    make: () => ({ ...PILOT, memberCount: 10_000, caseCount: 50, quotaTolerance: 2 }),
    aim: 'under 10 s and 500 MB',
  },
  {
    name: '100,000 members, 50 cases of 2,500, +-20, cap 4',
    make: () => ({ ...PILOT, memberCount: 100_000, caseCount: 50, groupSize: 2500, quotaTolerance: 20 }),
    aim: 'under 20 s and 500 MB',
    isLong: true,
  },
];

const SelectionSchema = z.object({
  minimumProbability: z.number(),
  gini: z.number(),
  certificate: z.object({ isFinished: z.boolean(), isProven: z.boolean(), gap: z.number() }),
  portfolio: z.object({ groupCount: z.number() }),
});

const PlanSchema = z.object({
  figures: z.object({
    typeCount: z.number(),
    smallestExpectedLoad: z.string(),
    largestExpectedLoad: z.string(),
  }),
  certificate: LoadCertificateSchema,
});

const PlainSchema = z.object({ filledCount: z.number(), smallestLoad: z.number(), gini: z.number() });

interface Bench {
  readonly root: string;
  readonly roundCount: number;
  readonly print: (line: string) => void;
}

export function benchAssign(roundCount: number | undefined, print: (line: string) => void): void {
  const root = mkdtempSync(path.join(tmpdir(), 'loting-bench-'));
  try {
    print(
      `assign: Node ${process.version}, ${availableParallelism()} processors. Whole processes, start and end included.`,
    );
    print(
      '"By need" fills seats one by one by need, without proof or fairness: quick, and what its groups come to.',
    );
    print('');
    print(
      `  ${''.padEnd(52)} ${'seconds, median'.padStart(20)} ${'processor s'.padStart(12)} ${'peak MB'.padStart(12)}`,
    );
    for (const { make, aim, isLong } of instances) {
      benchSelect(make(), aim, { root, roundCount: roundCount ?? (isLong ? 1 : 3), print });
    }
    for (const { name, make, aim, isLong } of plans) {
      benchPlan(name, make(), aim, { root, roundCount: roundCount ?? (isLong ? 1 : 3), print });
    }
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

function benchSelect(instance: GroupInstance, aim: string, bench: Bench): void {
  const { name, groupSize, features, people, quotas } = instance;
  const { root, print } = bench;
  writeLines(root, 'people.csv', [
    `id,${features.join(',')}`,
    ...people.map((values, index) => `p${index},${values.join(',')}`),
  ]);
  writeLines(root, 'quotas.csv', [
    'feature,value,min,max',
    ...quotas.map(({ feature, value, minimum, maximum }) => [feature, value, minimum, maximum].join(',')),
  ]);
  const words = ['--people', 'people.csv', '--features', 'quotas.csv', '--number', String(groupSize)];
  const output = run(bench, name, [program, 'assign', 'select', ...words, '--seed', 'bench', '--json']);
  const { minimumProbability, gini, certificate, portfolio } = SelectionSchema.parse(JSON.parse(output));
  const proof = certificate.isFinished && certificate.isProven ? 'proven' : 'NOT PROVEN';
  print(
    `      smallest chance ${percent(minimumProbability)}, Gini ${gini.toFixed(3)}, ${portfolio.groupCount} groups, ${proof}, gap ${certificate.gap.toExponential(0)} (aim: ${aim})`,
  );
  const plain = runPlain(bench, {
    people: people.map((values) =>
      quotas.flatMap(({ feature, value }, quota) =>
        values[features.indexOf(feature)] === value ? [quota] : [],
      ),
    ),
    quotas: quotas.map(({ minimum, maximum }) => [minimum, maximum]),
    groupSize,
    groupCount: PLAIN_GROUPS,
    attemptCount: 1,
    cap: PLAIN_GROUPS,
  });
  print(
    `      ${plain.filledCount} of ${PLAIN_GROUPS} attempts keep the quotas, smallest share ${percent(plain.smallestLoad / plain.filledCount)}, Gini ${plain.gini.toFixed(3)}`,
  );
}

function benchPlan(name: string, shape: PoolShape, aim: string, bench: Bench): void {
  const input = makePool(shape, 'bench');
  writeLines(bench.root, 'input.json', [JSON.stringify(input)]);
  const { figures, certificate } = PlanSchema.parse(JSON.parse(run(bench, name, [planCases, 'input.json'])));
  const { problems, largestGap } = checkLoadCertificate(input, certificate);
  const [smallest, largest] = [figures.smallestExpectedLoad, figures.largestExpectedLoad].map(Number);
  bench.print(
    `      loads ${smallest?.toFixed(3)} to ${largest?.toFixed(3)}, ${figures.typeCount} types, ${problems.length === 0 ? 'proven' : 'NOT PROVEN'}, gap ${largestGap.toExponential(0)} (aim: ${aim})`,
  );
  const plain = runPlain(bench, plainTaskOf(input));
  bench.print(
    `      ${plain.filledCount} of ${input.cases.length} cases filled in ${PLAIN_ATTEMPTS} attempts each, smallest load ${plain.smallestLoad}, Gini ${plain.gini.toFixed(3)}`,
  );
}

/** Exclusions are left out: the plain way has it easier. */
function plainTaskOf({ members, cases, maximumCasesPerMember }: AssignmentInput): PlainTask {
  const [first] = cases;
  if (first === undefined) throw new RangeError('there are cases');
  const { quotas, groupSize } = first;
  const places = new Map(quotas.map(({ feature, value }, quota) => [`${feature}=${value}`, quota]));
  return {
    people: members.map(({ features }) =>
      Object.entries(features).map(([feature, value]) => places.get(`${feature}=${value}`) ?? -1),
    ),
    quotas: quotas.map(({ minimum, maximum }) => [minimum, maximum]),
    groupSize,
    groupCount: cases.length,
    attemptCount: PLAIN_ATTEMPTS,
    cap: maximumCasesPerMember,
  };
}

interface PlainTask {
  /** For each person the indexes of the quotas. */
  readonly people: readonly (readonly number[])[];
  readonly quotas: readonly (readonly number[])[];
  readonly groupSize: number;
  readonly groupCount: number;
  readonly attemptCount: number;
  readonly cap: number;
}

function runPlain(bench: Bench, task: PlainTask): z.infer<typeof PlainSchema> {
  writeLines(bench.root, 'plain.json', [JSON.stringify(task)]);
  const output = run({ ...bench, roundCount: 1 }, '    by need', [plainGroups, 'plain.json']);
  return PlainSchema.parse(JSON.parse(output));
}

/** Runs a program for every round and prints what it took; gives what it printed last. */
function run({ root, roundCount, print }: Bench, name: string, words: readonly string[]): string {
  const runs = new Runs();
  let output = '';
  for (let round = 0; round < roundCount; round++) {
    const measured = runMeasured(words, root);
    runs.add(measured);
    output = measured.output;
  }
  print(`  ${name.padEnd(52)} ${runs.describe()}`);
  return output;
}

function writeLines(root: string, file: string, lines: readonly string[]): void {
  writeFileSync(path.join(root, file), `${lines.join('\n')}\n`);
}

function percent(share: number): string {
  return `${(100 * share).toFixed(2)}%`;
}
