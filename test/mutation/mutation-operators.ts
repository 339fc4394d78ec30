/** The faults that are tried: what can be done wrong at each kind of place in the source. */
import type { Node } from '@babel/types';
import type { Edit } from './mutant.ts';

const otherOperators: Readonly<Record<string, readonly string[]>> = {
  '<': ['<=', '>='],
  '<=': ['<', '>'],
  '>': ['>=', '<='],
  '>=': ['>', '<'],
  '===': ['!=='],
  '!==': ['==='],
  '+': ['-'],
  '-': ['+'],
  '*': ['/'],
  '/': ['*'],
  '%': ['*'],
  '**': ['*'],
  '&': ['|'],
  '|': ['&'],
  '^': ['&'],
  '<<': ['>>'],
  '>>': ['<<'],
  '&&': ['||'],
  '||': ['&&'],
  '+=': ['-='],
  '-=': ['+='],
  '*=': ['/='],
  '/=': ['*='],
  '++': ['--'],
  '--': ['++'],
};

const otherMethods: ReadonlyMap<string, string> = new Map(
  Object.entries({
    some: 'every',
    every: 'some',
    min: 'max',
    max: 'min',
    floor: 'ceil',
    ceil: 'floor',
    findIndex: 'findLastIndex',
    find: 'findLast',
  }),
);

/** Calls that can be left out, so that only what they are called on remains. */
const leftOutMethods = new Set(['filter', 'sort', 'toSorted', 'reverse', 'toReversed']);

/**
 * The faults at one node of the syntax tree, none of them inside its children. Three things are left alone, since by the
 * house rules no run reaches them: the guard `if (...) throw`, which tells of a defect; the literal after `??` of a read
 * by index, which the compiler asks for; and the types.
 */
export function editsAt(node: Node, source: string): readonly Edit[] {
  const textOf = ({ start, end }: Node) => source.slice(start ?? 0, end ?? 0);
  const replace = (place: Node, replacement: string, change?: string): Edit => ({
    start: place.start ?? 0,
    end: place.end ?? 0,
    replacement,
    change: change ?? `${shorten(textOf(place))} becomes ${shorten(replacement)}`,
  });
  const swapOperator = (left: Node, right: Node, operator: string): Edit[] => {
    const start = source.indexOf(operator, left.end ?? 0);
    if (start < 0 || start >= (right.start ?? 0)) return [];
    return (otherOperators[operator] ?? []).map((other) => ({
      start,
      end: start + operator.length,
      replacement: other,
      change: `${operator} becomes ${other} in ${shorten(textOf(node))}`,
    }));
  };
  // oxlint-disable-next-line typescript/switch-exhaustiveness-check -- the other kinds of nodes have no fault of their own
  switch (node.type) {
    case 'BinaryExpression':
      return isText(node.left) || isText(node.right)
        ? []
        : swapOperator(node.left, node.right, node.operator);
    case 'LogicalExpression':
      if (node.operator !== '??') return swapOperator(node.left, node.right, node.operator);
      return isIndexDefault(node.left, node.right) ? [] : [replace(node, textOf(node.right))];
    case 'AssignmentExpression':
      return isText(node.right) ? [] : swapOperator(node.left, node.right, node.operator);
    case 'UpdateExpression':
      return (otherOperators[node.operator] ?? []).map((other) =>
        replace(node, node.prefix ? `${other}${textOf(node.argument)}` : `${textOf(node.argument)}${other}`),
      );
    case 'UnaryExpression':
      return node.operator === '!' || node.operator === '-' ? [replace(node, textOf(node.argument))] : [];
    case 'ConditionalExpression': {
      const [test, yes, no] = [textOf(node.test), textOf(node.consequent), textOf(node.alternate)];
      return [replace(node, `${test} ? ${no} : ${yes}`, `branches swapped of ${shorten(textOf(node))}`)];
    }
    case 'IfStatement':
      return [
        replace(node.test, 'true', `if (${shorten(textOf(node.test))}) always`),
        replace(node.test, 'false', `if (${shorten(textOf(node.test))}) never`),
      ];
    case 'NumericLiteral':
      return [node.value + 1, node.value - 1].map((value) =>
        replace(node, value < 0 ? `(${value})` : `${value}`),
      );
    case 'BigIntLiteral':
      return [`${BigInt(node.value) + 1n}n`, `(${BigInt(node.value) - 1n}n)`].map((text) =>
        replace(node, text),
      );
    case 'BooleanLiteral':
      return [replace(node, String(!node.value))];
    case 'ExpressionStatement':
      return [replace(node, ';', `without ${shorten(textOf(node))}`)];
    case 'ContinueStatement':
      return [replace(node, ';', 'without continue')];
    case 'CallExpression': {
      const { callee } = node;
      if (callee.type !== 'MemberExpression' || callee.property.type !== 'Identifier') return [];
      const { name } = callee.property;
      const other = otherMethods.get(name);
      if (other !== undefined) return [replace(callee.property, other)];
      return leftOutMethods.has(name)
        ? [
            replace(
              node,
              textOf(callee.object),
              `without ${shorten(source.slice(callee.object.end ?? 0, node.end ?? 0))}`,
            ),
          ]
        : [];
    }
    default:
      return [];
  }
}

/** Whether a statement only tells of a defect. */
export function isDefectGuard(node: Node): boolean {
  if (node.type === 'ThrowStatement') return true;
  if (node.type !== 'IfStatement' || node.alternate) return false;
  const { consequent } = node;
  const only =
    consequent.type === 'BlockStatement' && consequent.body.length === 1 ? consequent.body[0] : consequent;
  return only?.type === 'ThrowStatement';
}

function isText(node: Node): boolean {
  return (
    node.type === 'StringLiteral' ||
    node.type === 'TemplateLiteral' ||
    (node.type === 'BinaryExpression' && (isText(node.left) || isText(node.right)))
  );
}

/** Whether `left ?? right` is a read by index with a literal that only the compiler asks for. */
export function isIndexDefault(left: Node, right: Node): boolean {
  const isRead = left.type === 'MemberExpression' && left.computed;
  return isRead && /Literal$|^ArrayExpression$/.test(right.type);
}

const LONGEST = 60;

function shorten(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length > LONGEST ? `${line.slice(0, LONGEST - 1)}…` : line;
}
