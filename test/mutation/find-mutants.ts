/** Finds every place in the source of a stage where a fault can be put. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from '@babel/parser';
import type { Node } from '@babel/types';
import type { Mutant } from './mutant.ts';
import { editsAt, isDefectGuard, isIndexDefault } from './mutation-operators.ts';

/** All mutants of a folder of sources, in the order of its files and lines. */
export function findMutants(root: string, folder: string): readonly Mutant[] {
  return readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .sort()
    .flatMap((name) => {
      const file = path.posix.join(folder, name);
      return mutantsOf(file, readFileSync(path.join(root, file), 'utf8'));
    });
}

/** All mutants of one source. */
function mutantsOf(file: string, source: string): readonly Mutant[] {
  const mutants: Mutant[] = [];
  visitNodes(source, (node) => {
    for (const edit of editsAt(node, source)) {
      const before = source.slice(0, edit.start).split('\n');
      const place = evaluatedNode(node).start ?? 0;
      mutants.push({ ...edit, file, place, line: before.length, column: (before.at(-1) ?? '').length + 1 });
    }
  });
  return mutants;
}

interface Insert {
  readonly at: number;
  readonly text: string;
}

/**
 * The source, telling in the list that the code `marks` gives which places of mutants it came to. Of places that begin at
 * one character the outermost is marked, since what begins with it is evaluated first.
 */
export function markPlaces(source: string, marks: string): string {
  const starts: Insert[] = [];
  const ends: Insert[] = [];
  const marked = new Set<number>();
  visitNodes(source, (node) => {
    const { start, end, type } = evaluatedNode(node);
    if (typeof start !== 'number' || typeof end !== 'number') return;
    if (marked.has(start) || editsAt(node, source).length === 0) return;
    marked.add(start);
    const isStatement = type.endsWith('Statement');
    starts.push({
      at: start,
      text: isStatement ? `{placesSeen[${start}] = 1; ` : `(placesSeen[${start}] = 1, `,
    });
    // Of those that end at one character the innermost comes first.
    ends.unshift({ at: end, text: isStatement ? '}' : ')' });
  });
  const sorted = [...ends, ...starts].sort((left, right) => left.at - right.at);
  const parts = sorted.map(({ at, text }, index) => source.slice(sorted[index - 1]?.at ?? 0, at) + text);
  return `const placesSeen = ${marks}; ${parts.join('')}${source.slice(sorted.at(-1)?.at ?? 0)}`;
}

/** What is evaluated wherever a fault of a node can show: the condition of an if statement, or the whole node. */
function evaluatedNode(node: Node): Node {
  return node.type === 'IfStatement' ? node.test : node;
}

/** Visits what may be mutated, the outermost first. */
function visitNodes(source: string, visit: (node: Node) => void): void {
  const descend = (node: Node): void => {
    if (isDefectGuard(node) || node.type === 'ImportDeclaration') return;
    visit(node);
    const isDefault =
      node.type === 'LogicalExpression' && node.operator === '??' && isIndexDefault(node.left, node.right);
    for (const child of isDefault ? [node.left] : childrenOf(node)) descend(child);
  };
  descend(parse(source, { sourceType: 'module', plugins: ['typescript'] }).program);
}

/** What runs among the children of a node: no types, and no names of fields. */
function childrenOf(node: Node): readonly Node[] {
  return Object.entries(node)
    .filter(([name]) => name !== 'loc' && !(name === 'key' && 'computed' in node && !node.computed))
    .flatMap(([, value]: [string, unknown]) => (Array.isArray(value) ? (value as unknown[]) : [value]))
    .filter(isNode)
    .filter(({ type }) => !type.startsWith('TS') || type.endsWith('Expression'));
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}
