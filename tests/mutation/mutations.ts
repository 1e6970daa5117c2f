import ts from 'typescript';

/** What to put in place of a stretch of text, and what to call it. */
export interface Change {
  readonly start: number;
  readonly end: number;
  readonly replacement: string;
  readonly operator: string;
}

const OPERATORS: Readonly<Record<string, readonly string[]>> = {
  '<': ['<=', '>='],
  '<=': ['<', '>'],
  '>': ['>=', '<='],
  '>=': ['>', '<'],
  '===': ['!=='],
  '!==': ['==='],
  '&&': ['||'],
  '||': ['&&'],
  '+': ['-'],
  '-': ['+'],
  '*': ['/'],
  '/': ['*'],
  '%': ['*'],
  '&': ['|'],
  '|': ['&'],
  '^': ['&'],
  '<<': ['>>'],
  '>>': ['<<'],
  '>>>': ['<<'],
  '+=': ['-='],
  '-=': ['+='],
  '*=': ['/='],
  '/=': ['*='],
  '|=': ['&='],
  '&=': ['|='],
  '??=': ['='],
};

/** Of these, one side can stand for the whole. */
const TERMS = new Set(['&&', '||', '??', '+', '-', '*', '/', '&', '|']);

/** A call of the one is made a call of the other. */
const CALLS = new Map(
  Object.entries({
    min: 'max',
    max: 'min',
    ceil: 'floor',
    floor: 'ceil',
    some: 'every',
    every: 'some',
    push: 'unshift',
  }),
);

/** A call of these is left out, its subject kept. */
const LEFT_OUT = new Set(['sort', 'reverse', 'filter', 'trim', 'slice', 'toSorted', 'toReversed']);

/** All ways to change one node a little. Nodes inside it are not looked into. */
export function changesOf(node: ts.Node, source: ts.SourceFile): Change[] {
  const changes: Change[] = [];
  const put = (what: ts.Node, replacement: string, operator: string) =>
    changes.push({ start: what.getStart(source), end: what.getEnd(), replacement, operator });
  const textOf = (what: ts.Node) => what.getText(source);

  if (ts.isBinaryExpression(node)) {
    const sign = node.operatorToken.getText(source);
    for (const other of OPERATORS[sign] ?? []) {
      // One more round of a loop over typed arrays reads nothing and writes nothing.
      if (sign === '<' && other === '<=' && isBoundOfLoop(node)) continue;
      put(node.operatorToken, other, `${sign} → ${other}`);
    }
    if (TERMS.has(sign)) {
      put(node, `(${textOf(node.left)})`, `drop what follows ${sign}`);
      put(node, `(${textOf(node.right)})`, `drop what precedes ${sign}`);
    }
  }
  const condition = conditionOf(node);
  if (condition) {
    put(condition, `!(${textOf(condition)})`, 'negate the condition');
    put(condition, 'true', 'condition → true');
    put(condition, 'false', 'condition → false');
  }
  if (ts.isPrefixUnaryExpression(node)) {
    if (node.operator === ts.SyntaxKind.ExclamationToken) put(node, textOf(node.operand), 'drop !');
    if (node.operator === ts.SyntaxKind.MinusToken) put(node, `(${textOf(node.operand)})`, 'drop -');
  }
  const step = ts.isPostfixUnaryExpression(node) || ts.isPrefixUnaryExpression(node) ? node : null;
  // The step of a loop is left alone: it would only run for ever.
  if (step && !(ts.isForStatement(node.parent) && node.parent.incrementor === node)) {
    const sign = step.operator;
    if (sign === ts.SyntaxKind.PlusPlusToken) put(node, textOf(node).replace('++', '--'), '++ → --');
    if (sign === ts.SyntaxKind.MinusMinusToken) put(node, textOf(node).replace('--', '++'), '-- → ++');
  }
  if (ts.isNumericLiteral(node) || ts.isBigIntLiteral(node)) {
    const big = ts.isBigIntLiteral(node);
    const value = Number(node.text.replace('n', '').replaceAll('_', ''));
    const other = `${Number.isInteger(value) ? value + 1 : value * 1.5}${big ? 'n' : ''}`;
    // In an order, and as a flag, 1 and 2 say the same.
    const isOrder = value === 1 && (ts.isConditionalExpression(node.parent) || ts.isPrefixUnaryExpression(node.parent));
    const isFlag = value === 1 && ts.isBinaryExpression(node.parent) && ts.isElementAccessExpression(node.parent.left);
    if ((value === 0 || value > 1e-3) && value <= 1_000 && !isOrder && !isFlag)
      put(node, other, `${node.text} → ${other}`);
    if (value === 1) put(node, big ? '0n' : '0', `${node.text} → 0`);
  }
  if (node.kind === ts.SyntaxKind.TrueKeyword) put(node, 'false', 'true → false');
  if (node.kind === ts.SyntaxKind.FalseKeyword) put(node, 'true', 'false → true');
  if (ts.isCallExpression(node)) changes.push(...changesOfCall(node, source));
  if (ts.isSpreadElement(node) && ts.isArrayLiteralExpression(node.parent)) put(node, '...[]', 'drop what is spread');
  if (isDroppable(node)) put(node, ';', `drop "${short(textOf(node))}"`);
  return changes;
}

function changesOfCall(node: ts.CallExpression, source: ts.SourceFile): Change[] {
  const called = node.expression;
  const whole = { start: node.getStart(source), end: node.getEnd() };
  const [first, second] = node.arguments;
  const changes: Change[] = [];
  if (ts.isPropertyAccessExpression(called)) {
    const name = called.name.text;
    const other = CALLS.get(name);
    if (other) {
      const at = { start: called.name.getStart(source), end: called.name.getEnd() };
      changes.push({ ...at, replacement: other, operator: `${name} → ${other}` });
    }
    if (LEFT_OUT.has(name)) {
      changes.push({ ...whole, replacement: called.expression.getText(source), operator: `drop .${name}()` });
    }
  }
  if (ts.isIdentifier(called) && first && second && node.arguments.length === 2) {
    const swapped = `${called.text}(${second.getText(source)}, ${first.getText(source)})`;
    if (/^compare/.test(called.text)) changes.push({ ...whole, replacement: swapped, operator: 'swap the arguments' });
  }
  return changes;
}

function conditionOf(node: ts.Node): ts.Expression | null {
  if (ts.isIfStatement(node)) return node.expression;
  return ts.isConditionalExpression(node) ? node.condition : null;
}

function isBoundOfLoop(node: ts.Node): boolean {
  return ts.isForStatement(node.parent) && node.parent.condition === node;
}

/** Whether it sets room aside: a typed array that is longer, or lacks a last place that nobody reads, is no fault. */
export const isTypedArray = (node: ts.Node, source: ts.SourceFile): boolean =>
  ts.isNewExpression(node) && /^(Uint|Int|Float)\d+Array$/.test(node.expression.getText(source));

/** Statements that can go without the file ceasing to compile. */
function isDroppable(node: ts.Node): boolean {
  if (ts.isContinueStatement(node) || ts.isBreakStatement(node)) return true;
  return ts.isExpressionStatement(node) && !ts.isAwaitExpression(node.expression);
}

const short = (text: string): string => {
  const line = text.replace(/\s+/g, ' ');
  return line.length > 40 ? `${line.slice(0, 39)}…` : line;
};
