import type { FigureSource } from './pageFigure';
import { withText } from './pngText';

/** Pixels of the picture for one of the page. */
const SCALE = 2;

/** An SVG file drawn as a PNG, with what it is of in its text chunks. */
export async function figurePng(
  svg: { readonly text: string; readonly width: number; readonly height: number },
  { name, link, version, digest }: FigureSource,
): Promise<Blob> {
  const url = URL.createObjectURL(new Blob([svg.text], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = svg.width * SCALE;
    canvas.height = svg.height * SCALE;
    canvas.getContext('2d')!.drawImage(image, 0, 0, canvas.width, canvas.height);
    const drawn = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
    if (!drawn) throw new Error('no picture');
    const png = withText(new Uint8Array(await drawn.arrayBuffer()), [
      ['Title', name],
      ['Software', `The Long Game, core version ${version}`],
      ['Source', link],
      ['Digest', digest],
    ]);
    return new Blob([png], { type: 'image/png' });
  } finally {
    URL.revokeObjectURL(url);
  }
}
