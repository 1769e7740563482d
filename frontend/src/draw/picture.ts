// Drawings of the page as files of their own: SVG that any program opens, and
// PNG made of it.

const looks = ['fill', 'fill-opacity', 'stroke', 'stroke-width', 'stroke-dasharray', 'stroke-linecap', 'stroke-linejoin', 'opacity', 'font-family', 'font-size', 'font-weight', 'font-style', 'text-anchor', 'paint-order'];
const NS = 'http://www.w3.org/2000/svg';

/** Drawings one below the other, as one SVG document on paper of that colour. What only serves the pointer is left out. */
export function svgOf(drawings: readonly SVGSVGElement[], paper: string): string {
  const sheet = document.createElementNS(NS, 'svg');
  const boxes = drawings.map((d) => d.getBoundingClientRect());
  const pad = 16;
  const width = Math.ceil(Math.max(...boxes.map((b) => b.width)) + 2 * pad);
  const height = Math.ceil(boxes.reduce((sum, b) => sum + b.height, 0) + 2 * pad);
  sheet.setAttribute('xmlns', NS);
  sheet.setAttribute('width', String(width));
  sheet.setAttribute('height', String(height));
  sheet.setAttribute('viewBox', `0 0 ${width} ${height}`);
  const ground = document.createElementNS(NS, 'rect');
  ground.setAttribute('width', '100%');
  ground.setAttribute('height', '100%');
  ground.setAttribute('fill', paper);
  sheet.append(ground);
  let y = pad;
  drawings.forEach((drawing, i) => {
    const part = document.createElementNS(NS, 'g');
    part.setAttribute('transform', `translate(${pad},${y})`);
    for (const child of drawing.children) {
      const copy = settled(child);
      if (copy) part.append(copy);
    }
    sheet.append(part);
    y += boxes[i]?.height ?? 0;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(sheet)}\n`;
}

/** A copy of an element that keeps its looks without the page's stylesheet; links become groups. */
function settled(el: Element): Element | null {
  if (!(el instanceof SVGElement) || el.matches('.handle, .reach, .hit, .here, .reading-at')) return null;
  const style = getComputedStyle(el);
  if (style.display === 'none' || style.visibility === 'hidden') return null;
  const copy = document.createElementNS(NS, el.localName === 'a' ? 'g' : el.localName);
  for (const name of ['x', 'y', 'x1', 'x2', 'y1', 'y2', 'cx', 'cy', 'r', 'rx', 'width', 'height', 'd', 'transform']) {
    const value = el.getAttribute(name);
    if (value !== null) copy.setAttribute(name, value);
  }
  for (const name of looks) {
    const value = style.getPropertyValue(name);
    if (value !== '' && value !== 'normal' && value !== 'none') copy.setAttribute(name, value);
    else if (name === 'fill' && value === 'none') copy.setAttribute(name, value);
  }
  for (const child of el.childNodes) {
    if (child instanceof Element) {
      const inner = settled(child);
      if (inner) copy.append(inner);
    } else if (child.nodeType === Node.TEXT_NODE) copy.append(child.textContent ?? '');
  }
  return copy;
}

/** The SVG as a PNG, twice as fine. */
export async function pngOf(svg: string): Promise<Blob> {
  const url = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = image.naturalWidth * 2;
    canvas.height = image.naturalHeight * 2;
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((done, fail) => canvas.toBlob((blob) => (blob ? done(blob) : fail(new Error('the browser makes no PNG of this size'))), 'image/png'));
  } finally {
    URL.revokeObjectURL(url);
  }
}

/** Gives the browser a file to keep. */
export function save(name: string, content: Blob): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
