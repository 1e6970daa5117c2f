import { FORMATS } from '@/lib/exchange/formats';

/** What a file chooser offers: every ending that is read. A chooser looks at the last part of a name only. */
export const ACCEPT = [
  ...new Set(
    FORMATS.filter(({ reads }) => reads).flatMap(({ endings, mediaType }) => [
      ...endings.map((ending) => ending.slice(ending.lastIndexOf('.'))),
      mediaType,
    ]),
  ),
].join(',');
