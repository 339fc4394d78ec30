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
export function mutantsOf(file: string, source: string): readonly Mutant[] {
  const mutants: Mutant[] = [];
  const visit = (node: Node): void => {
    if (isDefectGuard(node) || node.type === 'ImportDeclaration') return;
    for (const edit of editsAt(node, source)) {
      const before = source.slice(0, edit.start).split('\n');
      mutants.push({ ...edit, file, line: before.length, column: (before.at(-1) ?? '').length + 1 });
    }
    const isDefault =
      node.type === 'LogicalExpression' && node.operator === '??' && isIndexDefault(node.left, node.right);
    for (const child of isDefault ? [node.left] : childrenOf(node)) visit(child);
  };
  visit(parse(source, { sourceType: 'module', plugins: ['typescript'] }).program);
  return mutants;
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
