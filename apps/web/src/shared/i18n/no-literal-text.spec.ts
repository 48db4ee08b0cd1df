import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import ts from 'typescript';

const SOURCE = resolve(import.meta.dirname, '../..');
const SPOKEN_ATTRIBUTES = new Set([
  'aria-label',
  'aria-description',
  'title',
  'placeholder',
  'alt',
  'label',
  'hint',
]);

const components = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' }).filter((file) =>
  file.endsWith('.tsx'),
);

/** Words in the markup itself: text between tags and attributes that are read aloud. Key caps are not words. */
function literalTexts(file: string, source: string): string[] {
  const found: string[] = [];
  const report = (node: ts.Node, text: string): void => {
    if (/\p{L}{2,}/u.test(text)) found.push(`${file}: ${text.trim()} (${ts.SyntaxKind[node.kind]})`);
  };
  const visit = (node: ts.Node): void => {
    if (ts.isJsxText(node)) report(node, node.text);
    if (ts.isJsxAttribute(node) && SPOKEN_ATTRIBUTES.has(node.name.getText()) && node.initializer)
      if (ts.isStringLiteral(node.initializer)) report(node, node.initializer.text);
    if (ts.isJsxExpression(node) && node.expression && !ts.isJsxAttribute(node.parent))
      if (ts.isStringLiteralLike(node.expression)) report(node, node.expression.text);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX));
  return found;
}

describe('components', () => {
  it.each(components)('%s holds no words of its own', (file) => {
    expect(literalTexts(file, readFileSync(resolve(SOURCE, file), 'utf8'))).toEqual([]);
  });

  it('are really looked at', () => {
    expect(components.length).toBeGreaterThan(30);
    const guilty = `export const A = () => <p title="Sluit dit">Hallo {'wereld'}</p>;`;
    expect(literalTexts('a.tsx', guilty)).toHaveLength(3);
  });
});
