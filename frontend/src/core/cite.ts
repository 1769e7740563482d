// Citations of one entry, in the forms that historians' tools take.

import { civil, dayNumber, printDate, type VagueDate } from './dates';

/** What a citation needs to know. */
export interface Cited {
  id: string;
  title: string;
  abstract: string;
  date: VagueDate;
  kind: string;
  url: string | null;
  collection: string;
}

export const styles = ['Chicago', 'BibTeX', 'RIS', 'CSL-JSON'] as const;
export type Style = (typeof styles)[number];

const parts = (date: VagueDate): number[] => {
  const { edtf = '', first } = date;
  if (first === undefined) return [];
  const c = civil(dayNumber(first));
  const digits = edtf.split('/')[0]?.replace(/[?~%]/g, '') ?? '';
  return digits.length > 7 ? [c.year, c.month, c.day] : digits.length > 4 ? [c.year, c.month] : [c.year];
};

const pad = (n: number | undefined) => (n === undefined ? '' : String(n).padStart(2, '0'));
const braces = (s: string) => s.replace(/[\\{}]/g, '').replace(/([&%$#_])/g, '\\$1');

/** The citation of an entry. accessed is the day on which it was read. */
export function cite(e: Cited, style: Style, accessed: string): string {
  const [y, m, d] = parts(e.date);
  switch (style) {
    case 'Chicago': {
      const date = printDate(e.date) ?? 'undated';
      return [`“${e.title.replace(/[“”]/g, (q) => (q === '“' ? '‘' : '’'))},” ${date}, ${e.collection}`, e.url].filter(Boolean).join(', ') + '.';
    }
    case 'BibTeX': {
      const lines = [`  title = {{${braces(e.title)}}},`];
      if (y !== undefined) lines.push(`  date = {${[String(y).padStart(4, '0'), pad(m), pad(d)].filter(Boolean).join('-')}},`);
      lines.push(`  note = {${braces(e.collection)}},`);
      if (e.url) lines.push(`  url = {${e.url}},`, `  urldate = {${accessed}},`);
      return `@misc{backchannel${e.id},\n${lines.join('\n')}\n}`;
    }
    case 'RIS': {
      const lines = ['TY  - MANSCPT', `TI  - ${e.title}`];
      if (y !== undefined) lines.push(`DA  - ${String(y).padStart(4, '0')}/${pad(m)}/${pad(d)}/`);
      lines.push(`T2  - ${e.collection}`);
      if (e.abstract) lines.push(`AB  - ${e.abstract.replace(/\s+/g, ' ')}`);
      if (e.url) lines.push(`UR  - ${e.url}`);
      return [...lines, 'ER  - '].join('\n');
    }
    case 'CSL-JSON':
      return JSON.stringify(
        [{
          id: `backchannel-${e.id}`,
          type: 'manuscript',
          title: e.title,
          ...(y === undefined ? {} : { issued: { 'date-parts': [[y, m, d].filter((n) => n !== undefined)] } }),
          archive_collection: e.collection,
          ...(e.abstract ? { abstract: e.abstract } : {}),
          ...(e.url ? { URL: e.url } : {}),
        }],
        null,
        2,
      );
  }
}
