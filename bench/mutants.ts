import ts from 'typescript';

/** One small change of a file that a test should notice. */
export interface Mutant {
  readonly file: string;
  readonly line: number;
  readonly start: number;
  readonly end: number;
  readonly from: string;
  readonly to: string;
}

type Change = Omit<Mutant, 'file' | 'line'>;

const OPERATORS: Readonly<Record<string, string>> = {
  '<': '<=',
  '<=': '<',
  '>': '>=',
  '>=': '>',
  '===': '!==',
  '!==': '===',
  '&&': '||',
  '||': '&&',
  '+': '-',
  '-': '+',
};

const WORDS: Readonly<Record<string, string>> = {
  true: 'false',
  false: 'true',
  YES: 'NO',
  NO: 'YES',
  all: 'any',
  any: 'all',
};

/** Names that stand for truth or joining, where they are used and not where they are made. */
const isUse = (node: ts.Node): boolean =>
  !ts.isImportSpecifier(node.parent) && !ts.isVariableDeclaration(node.parent) && !ts.isPropertyAssignment(node.parent);

const changed = (node: ts.Node, source: ts.SourceFile, to: string): Change => ({
  start: node.getStart(source),
  end: node.end,
  from: node.getText(source),
  to,
});

const isText = (node: ts.Node): boolean => ts.isStringLiteralLike(node) || ts.isTemplateExpression(node);

const changesOf = (node: ts.Node, source: ts.SourceFile): readonly Change[] => {
  if (ts.isBinaryExpression(node)) {
    const to = OPERATORS[node.operatorToken.getText(source)];
    return to === undefined || isText(node.left) || isText(node.right) ? [] : [changed(node.operatorToken, source, to)];
  }
  if (ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.ExclamationToken)
    return [changed(node, source, node.operand.getText(source))];
  if (ts.isNumericLiteral(node)) return [changed(node, source, String(Number(node.text.replaceAll('_', '')) + 1))];
  const text = node.getText(source);
  const isWord =
    ts.isIdentifier(node) || node.kind === ts.SyntaxKind.TrueKeyword || node.kind === ts.SyntaxKind.FalseKeyword;
  const to = isWord && Object.hasOwn(WORDS, text) ? WORDS[text] : undefined;
  return to === undefined || !isUse(node) ? [] : [changed(node, source, to)];
};

/** Mutants of code: operators, comparisons, numbers, truths. Types are left alone: they do nothing when the code runs. */
export const codeMutants = (file: string, text: string): readonly Mutant[] => {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const found: Mutant[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isTypeNode(node) || ts.isInterfaceDeclaration(node) || ts.isImportDeclaration(node)) return;
    for (const change of changesOf(node, source)) {
      const line = source.getLineAndCharacterOfPosition(change.start).line + 1;
      found.push({ file, line, ...change });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
};

const DATA_WORDS: Readonly<Record<string, string>> = {
  at_least: 'more_than',
  more_than: 'at_least',
  fewer_than: 'at_least',
  any: 'at_least',
  calendar: 'business',
  business: 'calendar',
  residents: 'persons_anywhere',
  persons_anywhere: 'residents',
  residents_of_one_state: 'residents',
  discovery: 'determination',
  determination: 'discovery',
};

/** Keys of a law file whose values decide by number, threshold, count, clock or day. */
const DECIDING = /"(?:threshold_is|counts|kind|from|effective_from|since)": "([^"]+)"|": (\d+)(?=[,}\s])/g;

const nextDay = (day: string): string =>
  day.length === 10
    ? new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10)
    : `${Number(day.slice(0, 4)) + 1}${day.slice(4)}`;

/** Beside the test `any` no number is read. */
const UNREAD = /^,\s*"threshold_is": "any"/;

/** Mutants of a law file: numbers one higher, thresholds and clocks exchanged, starts of versions a day (or a year) later. */
export const dataMutants = (file: string, text: string): readonly Mutant[] =>
  [...text.matchAll(DECIDING)].flatMap((match) => {
    const [whole, word, number] = match;
    const from = word ?? number ?? '';
    const to = number !== undefined ? String(Number(number) + 1) : /^\d/.test(from) ? nextDay(from) : DATA_WORDS[from];
    const start = match.index + whole.lastIndexOf(from);
    if (to === undefined || UNREAD.test(text.slice(start + from.length))) return [];
    return [{ file, line: text.slice(0, start).split('\n').length, start, end: start + from.length, from, to }];
  });
