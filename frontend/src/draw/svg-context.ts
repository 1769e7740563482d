// A pen that writes SVG where a canvas would paint: as much of a canvas's 2D
// context as the network's drawing uses, so that both draw by one code.

/** What drawing the network asks of a canvas's context. */
export type Pen = Pick<
  CanvasRenderingContext2D,
  | 'globalAlpha' | 'fillStyle' | 'strokeStyle' | 'lineWidth' | 'lineJoin' | 'font' | 'textAlign' | 'textBaseline'
  | 'beginPath' | 'closePath' | 'moveTo' | 'lineTo' | 'rect' | 'arc' | 'fill' | 'stroke' | 'fillText' | 'strokeText' | 'setLineDash' | 'measureText'
>;

const escape = (s: string) => s.replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`);
const n = (v: number) => String(Math.round(v * 100) / 100);

export class SvgPen implements Pen {
  globalAlpha = 1;
  fillStyle: string | CanvasGradient | CanvasPattern = '#000';
  strokeStyle: string | CanvasGradient | CanvasPattern = '#000';
  lineWidth = 1;
  lineJoin: CanvasLineJoin = 'miter';
  font = '10px sans-serif';
  textAlign: CanvasTextAlign = 'start';
  textBaseline: CanvasTextBaseline = 'alphabetic';
  private path = '';
  private dash: number[] = [];
  private readonly parts: string[] = [];
  private readonly ruler: CanvasRenderingContext2D;

  /** ruler measures text; nothing is painted with it. */
  constructor(ruler: CanvasRenderingContext2D) {
    this.ruler = ruler;
  }

  beginPath() { this.path = ''; }
  closePath() { this.path += 'Z'; }
  moveTo(x: number, y: number) { this.path += `M${n(x)} ${n(y)}`; }
  lineTo(x: number, y: number) { this.path += `L${n(x)} ${n(y)}`; }
  rect(x: number, y: number, w: number, h: number) { this.path += `M${n(x)} ${n(y)}h${n(w)}v${n(h)}h${n(-w)}Z`; }
  /** Whole circles only. */
  arc(x: number, y: number, r: number) { this.path += `M${n(x - r)} ${n(y)}a${n(r)} ${n(r)} 0 1 0 ${n(2 * r)} 0a${n(r)} ${n(r)} 0 1 0 ${n(-2 * r)} 0Z`; }
  setLineDash(dash: Iterable<number>) { this.dash = [...dash]; }
  fill() { this.parts.push(`<path d="${this.path}" fill="${String(this.fillStyle)}"${this.opacity()}/>`); }
  stroke() {
    const dash = this.dash.length > 0 ? ` stroke-dasharray="${this.dash.join(' ')}"` : '';
    this.parts.push(`<path d="${this.path}" fill="none" stroke="${String(this.strokeStyle)}" stroke-width="${n(this.lineWidth)}"${dash}${this.opacity()}/>`);
  }
  strokeText(text: string, x: number, y: number) { this.write(text, x, y, `fill="none" stroke="${String(this.strokeStyle)}" stroke-width="${n(this.lineWidth)}" stroke-linejoin="${this.lineJoin}"`); }
  fillText(text: string, x: number, y: number) { this.write(text, x, y, `fill="${String(this.fillStyle)}"`); }
  measureText(text: string) {
    this.ruler.font = this.font;
    return this.ruler.measureText(text);
  }

  /** What was written, on paper of that size and colour. */
  document(width: number, height: number, paper: string): string {
    return `<?xml version="1.0" encoding="UTF-8"?>\n<svg xmlns="http://www.w3.org/2000/svg" width="${n(width)}" height="${n(height)}" viewBox="0 0 ${n(width)} ${n(height)}"><rect width="100%" height="100%" fill="${paper}"/>${this.parts.join('')}</svg>\n`;
  }

  private opacity(): string {
    return this.globalAlpha < 1 ? ` opacity="${n(this.globalAlpha)}"` : '';
  }

  private write(text: string, x: number, y: number, how: string) {
    const [, weight = '400', size = '10', family = 'sans-serif'] = /^(\S+) ([\d.]+)px (.*)$/.exec(this.font) ?? [];
    const anchor = this.textAlign === 'center' ? 'middle' : 'start';
    this.parts.push(`<text x="${n(x)}" y="${n(y)}" font-family="${escape(family)}" font-size="${size}" font-weight="${weight}" text-anchor="${anchor}" ${how}${this.opacity()}>${escape(text)}</text>`);
  }
}
