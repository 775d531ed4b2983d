import ts from 'typescript';
import type { SourceFile } from './files';

export interface FunctionSize {
  readonly where: string;
  readonly lines: number;
}

/** A suite is a table of contents, not a function: its length says nothing about how hard it is to read. */
function isSuite(body: ts.Node): boolean {
  const isTest = (node: ts.Node): boolean =>
    ts.isExpressionStatement(node) && ts.isCallExpression(node.expression) && /^(it|describe)\b/.test(node.getText());
  return ts.isBlock(body) && body.statements.some(isTest);
}

/** Length of every function of a TypeScript file, from its signature to its closing brace. */
export function functionSizes(file: SourceFile): FunctionSize[] {
  const source = ts.createSourceFile(file.path, file.text, ts.ScriptTarget.ES2023, true);
  const sizes: FunctionSize[] = [];
  const lineOf = (position: number): number => source.getLineAndCharacterOfPosition(position).line + 1;
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionLike(node) && 'body' in node && node.body && !isSuite(node.body)) {
      const first = lineOf(node.getStart());
      sizes.push({ where: `${file.path}:${first}`, lines: lineOf(node.end) - first + 1 });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return sizes;
}
