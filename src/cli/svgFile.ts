import { toSvg } from '../charts/toSvg';
import type { Mark } from '../charts/layout/marks';

const sans = "'Source Sans 3','Source Sans Pro','Helvetica Neue',Helvetica,Arial,'Liberation Sans',sans-serif";
const serif = "'Source Serif 4',Georgia,'Liberation Serif','Times New Roman',serif";

/** The page's light colours; a figure carries its own, since it goes where the page's style sheet does not. */
const style = `
text{font-family:${sans};fill:#55585f;font-size:14px}
.title{font-family:${serif};font-size:21px;font-weight:600;fill:#1a1c20}
.caption{font-size:14.5px}.tick{font-size:13px}.power{font-size:10px}.axis{font-size:14px;fill:#1a1c20}.source{font-size:12px;fill:#85888f}
.grid{fill:none;stroke:#dedee2}.base{fill:none;stroke:#85888f}.guide{fill:none;stroke:#85888f;stroke-dasharray:3 3}
.label,.note{font-size:14px;paint-order:stroke;stroke:#fff;stroke-width:4px;stroke-linejoin:round}.note{font-size:17px;font-weight:600}
.curve{fill:none;stroke-width:2.25;stroke-linejoin:round;stroke-linecap:round}.dashed{stroke-dasharray:7 5}.dotted{stroke-dasharray:0.1 5.5}
.curve.ink{stroke:#1a1c20}.curve.grey{stroke:#767a83;stroke-width:2}.curve.faint{stroke:#a9acb4;stroke-width:2}
.curve.robust{stroke:#00508a}.curve.deceptive{stroke:#b84300}
.on-ink{fill:#1a1c20}.on-grey,.on-faint{fill:#676772}.on-robust{fill:#00508a}.on-deceptive{fill:#b84300}
.shade-robust{fill:#e3eef8}.shade-deceptive{fill:#fdebdd}
.shape{stroke:#fff;stroke-width:1}.shape.deceptive{fill:#b84300}.shape.robust{fill:#00508a}.shape.undecided{fill:#676772}
.shape.misgeneralised{fill:#fff;stroke:#00508a;stroke-width:2}
`;

/** What maps have besides. */
const mapStyle = `.map-area.robust{fill:#8db9dc}.map-area.deceptive{fill:#e2874b}.map-area.undecided{fill:#dddde1}.map-area.misgeneralised{fill:#8db9dc}
.map-area.none{fill:#fff}.map-shade{fill:#fff}.pale-1{fill-opacity:0.14}.pale-2{fill-opacity:0.28}.pale-3{fill-opacity:0.42}.pale-4{fill-opacity:0.56}
.map-line{fill:none;stroke:#1a1c20;stroke-opacity:0.4;stroke-width:0.8}.map-line.undecided{stroke-opacity:0.6;stroke-width:1.2}
.map-boundary{fill:none;stroke:#1a1c20;stroke-width:1.2;stroke-linejoin:round;stroke-linecap:round}
.theory-halo{fill:none;stroke:#fff;stroke-width:5;stroke-opacity:0.85}.theory{fill:none;stroke:#1a1c20;stroke-width:2.25;stroke-dasharray:9 5}
`;

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
const escape = (text: string) => text.replace(/[&<>]/g, (character) => entities[character]);

interface Drawing {
  readonly title: string;
  readonly description: string;
  /** What the drawing comes from, a line each. */
  readonly metadata: readonly string[];
  readonly width: number;
  readonly height: number;
  readonly marks: readonly Mark[];
  readonly isMap?: boolean;
}

/** A drawing as an SVG file that needs nothing else. */
export function svgFile({ title, description, metadata, width, height, marks, isMap = false }: Drawing): string {
  const margin = 16;
  const box = `${-margin} ${-margin / 2} ${width + 2 * margin} ${height + margin}`;
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${box}" width="${width + 2 * margin}" height="${height + margin}" role="img">\n` +
    `<title>${escape(title)}</title>\n<desc>${escape(description)}</desc>\n<metadata>\n${metadata.map(escape).join('\n')}\n</metadata>\n` +
    `<style>${style}${isMap ? mapStyle : ''}</style>\n<rect x="${-margin}" y="${-margin / 2}" width="100%" height="100%" fill="#fff"/>\n` +
    `${toSvg(marks).replaceAll('><path', '>\n<path')}\n</svg>\n`
  );
}
