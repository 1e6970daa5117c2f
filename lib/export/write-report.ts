import type { JourneyMap } from '../model/types';
import { LIMITS } from '../protocol/limits';
import { makeReport } from '../report/make-report';
import { writeHtmlReport } from '../report/write-html';
import { writeMarkdownReport } from '../report/write-markdown';
import { sceneToSvg } from '../scene/svg';
import type { ExportOptions } from './options';
import type { ExportSource, Made } from './types';
import { drawScene } from './write-picture';

/** The report as Markdown. */
export function writeReport({ map, analysis, options }: ExportSource): Made {
  return {
    content: writeMarkdownReport(makeReport(map, analysis, options)),
    notes: lossesOfReport(map, options, false),
  };
}

/** The report as one HTML page, with the picture where it can be read. */
export function writeHtml(source: ExportSource): Made {
  const { map, analysis, options } = source;
  const report = makeReport(map, analysis, options);
  const notes = lossesOfReport(map, options, true);
  const { length } = map.touchpoints;
  if (length === 0 || length > LIMITS.reportPictureTouchpoints)
    return { content: writeHtmlReport(report, null), notes };
  const scene = drawScene(source);
  const { width, height, description } = scene;
  const picture = { svg: sceneToSvg(scene, { theme: 'light' }), width, height, description };
  return { content: writeHtmlReport(report, picture), notes };
}

/** What a report leaves out of this map. */
export function lossesOfReport(
  { touchpoints }: JourneyMap,
  { names, notes }: Pick<ExportOptions, 'names' | 'notes'>,
  pictured: boolean,
): string[] {
  const { reportRows, reportPictureTouchpoints } = LIMITS;
  const owners = touchpoints.filter(({ owner }) => owner?.trim()).length;
  const noted = touchpoints.filter((one) => one.notes?.trim()).length;
  const count = touchpoints.length;
  return [
    ...(count > reportRows ? [`${count - reportRows} of ${count} touchpoints are left out of its tables.`] : []),
    ...(pictured && count > reportPictureTouchpoints
      ? ['The picture is left out: on a page nothing in it could be read.']
      : []),
    ...(!names && owners > 0
      ? [
          `${owners} ${owners === 1 ? 'name of an owner is' : 'names of owners are'} left out, unless names are asked for.`,
        ]
      : []),
    ...(!notes && noted > 0
      ? [`${noted} ${noted === 1 ? 'note is' : 'notes are'} left out, unless notes are asked for.`]
      : []),
  ];
}
