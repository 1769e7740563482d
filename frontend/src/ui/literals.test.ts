import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'svelte/compiler';
import { describe, expect, it } from 'vitest';

// Whatever a reader sees or hears stands in the catalogue, so that a second
// language is a second file: no component holds words of its own.

/** Attributes that are read out or shown. */
const SPOKEN = new Set(['aria-label', 'aria-description', 'aria-valuetext', 'aria-roledescription', 'title', 'placeholder', 'alt', 'label']);
const WORD = /\p{L}{2,}/u;

interface Node { type: string; [key: string]: unknown }
const isNode = (x: unknown): x is Node => typeof x === 'object' && x !== null && typeof (x as Node).type === 'string';

/** The words of a component's markup that no catalogue has. */
function literals(source: string): string[] {
  const found: string[] = [];
  /** Strings within an expression that is shown. */
  const shown = (node: unknown): void => {
    if (Array.isArray(node)) node.forEach(shown);
    if (!isNode(node)) return;
    if (node.type === 'Literal' && typeof node['value'] === 'string' && WORD.test(node['value'])) found.push(node['value']);
    if (node.type === 'TemplateElement') {
      const { cooked } = node['value'] as { cooked: string };
      if (WORD.test(cooked)) found.push(cooked);
    }
    // What is compared, or asked for by name, is not shown.
    if (node.type === 'BinaryExpression' && /^[!=]==?$/.test(String(node['operator']))) return;
    if (node.type === 'MemberExpression') return shown(node['object']);
    if (node.type === 'CallExpression') {
      shown((node['callee'] as Node)['object']);
      return;
    }
    if (node.type === 'ConditionalExpression') {
      shown(node['consequent']);
      return shown(node['alternate']);
    }
    for (const [key, child] of Object.entries(node)) if (key !== 'type') shown(child);
  };
  const visit = (node: unknown): void => {
    if (Array.isArray(node)) node.forEach(visit);
    if (!isNode(node)) return;
    if (node.type === 'Text') {
      if (WORD.test(String(node['data']))) found.push(String(node['data']).trim());
      return;
    }
    if (node.type === 'ExpressionTag') return shown(node['expression']);
    if (node.type === 'Attribute') {
      if (SPOKEN.has(String(node['name']))) visit(Array.isArray(node['value']) || isNode(node['value']) ? node['value'] : []);
      return;
    }
    if (node.type === 'StyleDirective' || node.type === 'Comment') return;
    for (const [key, child] of Object.entries(node)) if (key !== 'type' && key !== 'expression' && key !== 'test') visit(child);
  };
  visit(parse(source, { modern: true }).fragment);
  return found;
}

describe('components hold no words of their own', () => {
  const files = readdirSync(import.meta.dirname).filter((f) => f.endsWith('.svelte'));
  it('there are components', () => expect(files.length).toBeGreaterThan(30));
  it.each(files)('%s', (file) => expect(literals(readFileSync(join(import.meta.dirname, file), 'utf8'))).toEqual([]));
});

describe('literals', () => {
  it.each([
    ['<p>Hello</p>', ['Hello']],
    ['<p>{n} more</p>', ['more']],
    ["<p>{n > 1 ? 'many' : text.one}</p>", ['many']],
    ['<p>{`${n} of ${m}`}</p>', [' of ']],
    ['<p style:height="{n}px">{`${n} / ${m}`}</p>', []],
    ['<button aria-label="Close" class="close">×</button>', ['Close']],
    ['<img alt={`picture of ${x}`} />', ['picture of ']],
    ["{#if page === 'trace'}<i class={a ? 'lit up' : ''}></i>{/if}", []],
    ["{print.long(day)} {x['name']} {mode === 'day' ? text.a : text.b}", []],
  ])('%s', (source, want) => expect(literals(source)).toEqual(want));
});
