import { rootOf } from "./pdf-document";
import { drawText, INK } from "./pdf-text";

/** A stacked bar: one value per series. */
export type Bar = {
  label: string;
  values: readonly number[];
  /** Said above the bar, beside its total, such as that something is missing from it. */
  note?: string;
};

export type Chart = {
  series: readonly { name: string; colour: string }[];
  bars: readonly Bar[];
  /** What screen readers say instead of the drawing. */
  alt: string;
};

const HEIGHT = 118;
const FOOT = 14;
const HEAD = 30;

/** Draws a chart of stacked bars over the width of the page, as one figure with its text alternative. */
export function drawBarChart(document: PDFKit.PDFDocument, { series, bars, alt }: Chart): void {
  const { left, right, bottom } = document.page.margins;
  const width = document.page.width - left - right;
  if (document.y + HEIGHT + FOOT + HEAD > document.page.height - bottom) document.addPage();
  const top = document.y;
  const totals = bars.map(({ values }) => values.reduce((sum, value) => sum + value, 0));
  const unit = (HEIGHT - HEAD) / Math.max(...totals, 1);
  const slot = width / Math.max(bars.length, 4);
  const thick = Math.min(slot * 0.6, 46);
  const draw = () => {
    let x = left;
    for (const { name, colour } of series) {
      document.rect(x, top + 1, 7, 7).fill(colour);
      drawText(document, name, { size: 8, x: x + 10, y: top, width: 60 });
      x += 70;
    }
    const ground = top + HEAD + HEIGHT - 12;
    for (const [index, { label, values, note }] of bars.entries()) {
      const begin = left + index * slot;
      let y = ground;
      for (const [part, value] of values.entries()) {
        if (value === 0) continue;
        y -= value * unit;
        document.rect(begin + (slot - thick) / 2, y, thick, value * unit).fill(series[part]!.colour);
      }
      const style = { size: 7, x: begin, width: slot, align: "center" as const };
      drawText(document, String(totals[index]), { ...style, bold: true, y: y - 9 });
      if (note) drawText(document, note, { ...style, ink: INK.alarm, y: y - 18 });
      drawText(document, label, { ...style, y: ground + 3 });
    }
    document
      .moveTo(left, ground)
      .lineTo(left + width, ground)
      .lineWidth(0.5)
      .stroke("#9aa0a6");
  };
  const figure = document.struct("Figure", { alt }, draw);
  rootOf(document).add(figure);
  figure.end();
  document.x = left;
  document.y = top + HEAD + HEIGHT + FOOT;
}
