import { describe, expect, it } from 'vitest';
import { cite, type Cited } from './cite';

const cable: Cited = {
  id: '7',
  title: 'Cable of V.V. Kuznetsov on “talks” & more',
  abstract: 'Kuznetsov relays.\n\nTwo paragraphs.',
  date: { edtf: '1962-11-02', first: '1962-11-02', last: '1962-11-02' },
  kind: 'telegram',
  url: 'https://archive.example/7',
  collection: 'Cuban Missile Crisis',
};

describe('cite', () => {
  it('Chicago', () => expect(cite(cable, 'Chicago', '2026-01-01')).toBe('“Cable of V.V. Kuznetsov on ‘talks’ & more,” 2 November 1962, Cuban Missile Crisis, https://archive.example/7.'));
  it('BibTeX escapes what TeX reads as its own', () => expect(cite(cable, 'BibTeX', '2026-01-01')).toContain('title = {{Cable of V.V. Kuznetsov on “talks” \\& more}}'));
  it('RIS begins with its type, ends with its end, and keeps a line a field', () => {
    const lines = cite(cable, 'RIS', '2026-01-01').split('\n');
    expect(lines[0]).toBe('TY  - MANSCPT');
    expect(lines.at(-1)).toBe('ER  - ');
    expect(lines).toContain('DA  - 1962/11/02/');
    expect(lines.every((l) => /^[A-Z][A-Z0-9] {2}- /.test(l))).toBe(true);
  });
  it('CSL-JSON gives only what is known of the date', () => {
    const month = { ...cable, date: { edtf: '1962-11~', first: '1962-11-01', last: '1962-11-30' } };
    expect(JSON.parse(cite(month, 'CSL-JSON', '2026-01-01'))[0].issued).toEqual({ 'date-parts': [[1962, 11]] });
    expect(JSON.parse(cite({ ...cable, date: {} }, 'CSL-JSON', '2026-01-01'))[0]).not.toHaveProperty('issued');
  });
});
