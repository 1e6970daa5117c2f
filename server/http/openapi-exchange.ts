import { z } from 'zod';
import type { Format } from '@/lib/exchange/formats';
import { READ_FORMATS } from '@/lib/exchange/read-file';
import { WRITTEN_FORMATS } from '@/lib/export/export-map';
import { DEFAULT_OPTIONS } from '@/lib/export/options';
import { ExportParameters } from '../exchange/export-parameters';
import { answers, ID, json, keyed, ref, text, WITH_KEY, WORK } from './openapi-parts';

/** Every parameter of an export, by its name in the document: as its schema says, so that both always agree. */
export const EXPORT_PARAMETERS: Readonly<Record<string, object>> = Object.fromEntries(
  Object.entries(z.toJSONSchema(ExportParameters, { io: 'input' }).properties ?? {}).map(([name, found]) => {
    const { description, ...schema } = found as { description?: string };
    const usual = name === 'theme' || name === 'scale' || name === 'page' ? { default: DEFAULT_OPTIONS[name] } : {};
    return [`export-${name}`, { name, in: 'query', description, schema: { ...schema, ...usual } }];
  }),
);

const PARAMETERS = [ID, ...Object.keys(EXPORT_PARAMETERS).map((name) => ({ $ref: `#/components/parameters/${name}` }))];

const HEADERS = {
  'Content-Disposition': { description: 'A name for the file, from the title of the map', schema: text },
  'X-Throughline-Notes': {
    description:
      'What whoever gets the file should know, such as what the format can’t carry of this map: URI-encoded JSON, an array of sentences. Missing when there is nothing to say',
    schema: text,
  },
};

/** As an address names a format: `png`, `journey.mmd`; a map file is plain `json`. */
function addressOf({ id, endings }: Format): string {
  return id === 'json' ? 'json' : endings[0].slice(1);
}

const EXPORTS = Object.fromEntries(
  WRITTEN_FORMATS.map((format) => [
    `/api/maps/{id}/export.${addressOf(format)}`,
    {
      get: {
        summary: `The map as a file: ${format.name}`,
        description: 'What a format has no use for is left alone.',
        security: WITH_KEY,
        parameters: PARAMETERS,
        responses: answers(
          200,
          format.name,
          { content: { [format.mediaType]: {} }, headers: HEADERS },
          ...keyed('format-not-offered', 'invalid-query', 'too-large', ...WORK),
        ),
      },
    },
  ]),
);

const SENT_PARAMETERS = [
  {
    name: 'format',
    in: 'query',
    description:
      'What the body is; without it, the ending of `name` or the Content-Type says it, and a map file is it otherwise',
    schema: { enum: READ_FORMATS.map(addressOf) },
  },
  { name: 'name', in: 'query', description: 'As the file is called: its ending says what it is', schema: text },
];

const NOTES = { type: 'array', items: text, description: 'What could not be taken over, as sentences' };

/** A body of each kind of file that is read, besides JSON of the given kind. */
const sentBody = (schema: object): object => ({
  content: {
    ...Object.fromEntries(READ_FORMATS.map(({ mediaType }) => [mediaType, {}])),
    'application/json': { schema },
  },
});

/** Taking maps in and giving them away as files. */
export const EXCHANGE_PATHS: Readonly<Record<string, Readonly<Record<string, object>>>> = {
  '/api/maps': {
    post: {
      summary: 'Make a map: empty, from a template, from a map file, or from a file of another program',
      parameters: SENT_PARAMETERS,
      requestBody: sentBody(ref('NewMap')),
      responses: answers(
        201,
        'Made',
        json(ref('CreatedMap')),
        'invalid-body',
        'invalid-map',
        'invalid-query',
        'too-large',
        ...WORK,
      ),
    },
  },
  ...EXPORTS,
  '/api/maps/{id}/import': {
    post: {
      summary:
        'Replace the map by what a file holds, or merge it into it (edit key); everybody in the map sees it at once',
      security: WITH_KEY,
      parameters: [
        ID,
        { name: 'mode', in: 'query', schema: { enum: ['replace', 'merge'], default: 'replace' } },
        ...SENT_PARAMETERS,
      ],
      requestBody: { required: true, ...sentBody(ref('MapFile')) },
      responses: answers(
        200,
        'Stored',
        json({
          type: 'object',
          required: ['touchpoints', 'transitions', 'notes'],
          properties: { touchpoints: { type: 'integer' }, transitions: { type: 'integer' }, notes: NOTES },
        }),
        ...keyed('key-too-weak', 'invalid-query', 'invalid-body', 'invalid-map', 'too-large', 'map-too-new', ...WORK),
      ),
    },
  },
};
