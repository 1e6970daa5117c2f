import type { ExportOptions } from '@/lib/export/options';
import { type PagePlan, planPages } from '@/lib/export/pdf/page-plan';
import type { Size } from '../../preview/preview-messages';

/** How a picture of this size lies on the paper of a PDF; null where the paper is cut to the picture. */
export function sheetsOf(size: Size, { page, tiled }: Pick<ExportOptions, 'page' | 'tiled'>): PagePlan | null {
  return page === 'fit' ? null : planPages(size, page, tiled);
}

const MILLIMETRES = 25.4 / 96;

/** What the paper of a PDF comes to. */
export function sheetWords(size: Size, options: Pick<ExportOptions, 'page' | 'tiled'>): string {
  const plan = sheetsOf(size, options);
  if (!plan) {
    const [width, height] = [size.width, size.height].map((side) => Math.round(side * MILLIMETRES));
    return `One page of ${width} × ${height} mm.`;
  }
  const percent = Math.max(1, Math.round((plan.scale / 0.75) * 100));
  const count = plan.rows * plan.columns;
  if (count === 1) return `One sheet, the map at ${percent} % of its size.`;
  return `${count} sheets, ${plan.columns} across and ${plan.rows} down, with marks to glue them.`;
}

/** The edges of the sheets over the preview of a picture; nothing for one sheet. */
export function SheetLines({ size, options }: { readonly size: Size; readonly options: ExportOptions }) {
  const tiles = sheetsOf(size, options)?.tiles ?? [];
  if (tiles.length < 2) return null;
  return (
    <svg
      viewBox={`0 0 ${size.width} ${size.height}`}
      aria-hidden="true"
      className="absolute inset-0 size-full text-positive"
    >
      {tiles.map(({ row, column, area }) => (
        <rect
          key={`${row} ${column}`}
          x={area.x}
          y={area.y}
          width={Math.min(area.width, size.width - area.x)}
          height={Math.min(area.height, size.height - area.y)}
          fill={(row + column) % 2 === 0 ? 'currentColor' : 'none'}
          fillOpacity={0.08}
          stroke="currentColor"
          strokeWidth={1.5}
          strokeDasharray="5 4"
          vectorEffect="non-scaling-stroke"
        />
      ))}
    </svg>
  );
}
