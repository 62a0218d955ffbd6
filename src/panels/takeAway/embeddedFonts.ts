/** Rules for the page's own fonts that have the letters of a text in them, so that a picture looks as it did on the page. */
export async function embeddedFonts(families: string, letters: string): Promise<string> {
  const codes = new Set(Array.from(letters, (letter) => letter.codePointAt(0)!));
  const rules = fontFaces().filter(({ style }) => {
    const family = style.getPropertyValue('font-family').replace(/["']/g, '');
    return families.includes(family) && hasOneOf(style.getPropertyValue('unicode-range'), codes);
  });
  const texts = await Promise.all(rules.map((rule) => embedded(rule).catch(() => '')));
  return texts.join('\n');
}

function fontFaces(): CSSFontFaceRule[] {
  return [...document.styleSheets].flatMap((sheet) => {
    try {
      return [...sheet.cssRules].filter((rule) => rule instanceof CSSFontFaceRule);
    } catch {
      return []; // a style sheet from elsewhere, as of a browser extension
    }
  });
}

/** Whether a unicode-range, as U+0-FF, U+131, holds one of the codes; without a range a font is for all. */
export function hasOneOf(range: string, codes: ReadonlySet<number>): boolean {
  if (range === '') return true;
  return range.split(',').some((part) => {
    const [from, to = from] = part.trim().slice(2).split('-');
    const first = parseInt(from.replaceAll('?', '0'), 16);
    const last = parseInt(to.replaceAll('?', 'F'), 16);
    return [...codes].some((code) => code >= first && code <= last);
  });
}

async function embedded(rule: CSSFontFaceRule): Promise<string> {
  const { style, parentStyleSheet } = rule;
  const [, source] = /url\(["']?([^"')]+)["']?\)/.exec(style.getPropertyValue('src')) ?? [];
  if (source === undefined) return '';
  const response = await fetch(new URL(source, parentStyleSheet?.href ?? document.baseURI));
  if (!response.ok) return '';
  const data = await dataUrl(new Blob([await response.arrayBuffer()], { type: 'font/woff2' }));
  const kept = ['font-family', 'font-weight', 'font-style', 'unicode-range'].map((name) => {
    const value = style.getPropertyValue(name);
    return value === '' ? '' : `${name}:${value};`;
  });
  return `@font-face{${kept.join('')}src:url(${data}) format('woff2')}`;
}

function dataUrl(blob: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result as string);
    reader.onerror = () => reject(reader.error ?? new Error('unreadable'));
    reader.readAsDataURL(blob);
  });
}
