import { LIMITS } from '@/lib/protocol/limits';
import { answers, ID, json, keyed, ref, text, WITH_KEY, WORK } from './openapi-parts';

const VERSION = {
  name: 'version',
  in: 'path',
  required: true,
  schema: { type: 'integer' },
  description: 'Id of the version',
};

/** What the versions of a map look like. */
export const VERSION_SCHEMAS = {
  Version: {
    type: 'object',
    description: 'A state of the map that was set aside: by itself while it was edited, or with a name',
    required: ['id', 'kind', 'name', 'at', 'bytes'],
    properties: {
      id: { type: 'integer' },
      kind: { enum: ['auto', 'named'] },
      name: { type: ['string', 'null'] },
      at: { ...text, format: 'date-time' },
      bytes: { type: 'integer', description: 'As it is stored' },
    },
  },
  VersionName: {
    type: 'object',
    properties: { name: { ...text, minLength: 1, maxLength: LIMITS.versionNameCharacters } },
  },
} as const;

/** The addresses of the versions of a map. */
export const VERSION_PATHS = {
  '/api/maps/{id}/versions': {
    get: {
      summary: 'The versions of the map, newest first',
      security: WITH_KEY,
      parameters: [ID],
      responses: answers(
        200,
        'The versions',
        json({
          type: 'object',
          required: ['versions'],
          properties: { versions: { type: 'array', items: ref('Version') } },
        }),
        ...keyed(),
      ),
    },
    post: {
      summary: 'Set the map as it is now aside (edit key): for good with a name, like an automatic version without',
      security: WITH_KEY,
      parameters: [ID],
      requestBody: json(ref('VersionName')),
      responses: answers(
        201,
        'Stored',
        json(ref('Version')),
        ...keyed('key-too-weak', 'invalid-body', 'too-large', 'too-many-versions', ...WORK),
      ),
    },
  },
  '/api/maps/{id}/versions/{version}': {
    get: {
      summary: 'The map file as it was',
      security: WITH_KEY,
      parameters: [ID, VERSION],
      responses: answers(200, 'The map of that time', json(ref('MapFile')), ...keyed('unknown-version', ...WORK)),
    },
    patch: {
      summary: 'Give a version a name, with which it stays for good (edit key)',
      security: WITH_KEY,
      parameters: [ID, VERSION],
      requestBody: { required: true, ...json(ref('VersionName')) },
      responses: answers(
        200,
        'Named',
        json(ref('Version')),
        ...keyed('key-too-weak', 'unknown-version', 'invalid-body', 'too-large', 'too-many-versions', 'busy'),
      ),
    },
    delete: {
      summary: 'Delete a version (own key)',
      security: WITH_KEY,
      parameters: [ID, VERSION],
      responses: answers(204, 'Deleted', {}, ...keyed('key-too-weak', 'unknown-version')),
    },
  },
  '/api/maps/{id}/versions/{version}/restore': {
    post: {
      summary:
        'Bring the map back to a version (edit key), as one change that everybody in it sees; what is there now is set aside first',
      security: WITH_KEY,
      parameters: [ID, VERSION],
      responses: answers(
        200,
        'Restored',
        json({
          type: 'object',
          required: ['touchpoints', 'transitions', 'setAside'],
          properties: {
            touchpoints: { type: 'integer' },
            transitions: { type: 'integer' },
            setAside: { ...ref('Version'), description: 'The map as it was before' },
          },
        }),
        ...keyed('key-too-weak', 'unknown-version', 'too-large', 'map-too-new', ...WORK),
      ),
    },
  },
} as const;
