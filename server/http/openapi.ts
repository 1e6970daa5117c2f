import { ACCESS_ROLES, RENEWABLE_ROLES } from '@/lib/protocol/keys';
import { EXCHANGE_PATHS, EXPORT_PARAMETERS } from './openapi-exchange';
import { FACE_PATHS } from './openapi-faces';
import { answers, ID, json, keyed, ref, text, WITH_KEY, WORK } from './openapi-parts';
import { VERSION_PATHS, VERSION_SCHEMAS } from './openapi-versions';
import { PROBLEMS } from './problem';

/** The description of the HTTP interface, as OpenAPI 3.1. */
export const OPENAPI = {
  openapi: '3.1.0',
  info: {
    title: 'Throughline',
    version: '1',
    description:
      'Journey maps over HTTP. A key is the fragment of a map’s link; own allows more than edit, edit more than view. The live document is at ws(s)://HOST/sync/{id}?ticket=T in the protocol of y-websocket.',
    license: { name: 'MIT', identifier: 'MIT' },
  },
  components: {
    securitySchemes: { key: { type: 'http', scheme: 'bearer', description: 'The key of one of the map’s links' } },
    parameters: EXPORT_PARAMETERS,
    schemas: {
      MapFile: {
        type: 'object',
        description: 'A map file; its JSON Schema is at /schema/throughline-map-1.schema.json',
        required: ['format', 'version', 'touchpoints', 'transitions'],
        properties: {
          format: { const: 'throughline' },
          version: { const: 1 },
          title: text,
          phases: { type: 'array', items: { type: 'object' } },
          touchpoints: { type: 'array', items: { type: 'object', required: ['id', 'label'] } },
          transitions: { type: 'array', items: { type: 'object', required: ['id', 'source', 'target'] } },
        },
      },
      NewMap: {
        type: 'object',
        properties: { title: text, template: { ...text, description: 'Id of an example' }, map: ref('MapFile') },
      },
      CreatedMap: {
        type: 'object',
        required: ['id', 'links'],
        properties: {
          id: text,
          links: { ...ref('Links'), required: ACCESS_ROLES },
          notes: {
            type: 'array',
            items: text,
            description: 'Made from a file of another program: what could not be taken over',
          },
        },
      },
      Links: {
        type: 'object',
        description: 'Absolute addresses, each with its key in the fragment',
        properties: Object.fromEntries(ACCESS_ROLES.map((role) => [role, { ...text, format: 'uri' }])),
      },
      Generations: {
        type: 'object',
        description: 'How often the edit link and the view link were renewed',
        required: RENEWABLE_ROLES,
        properties: Object.fromEntries(RENEWABLE_ROLES.map((role) => [role, { type: 'integer', minimum: 0 }])),
      },
      GivenLinks: {
        type: 'object',
        description: 'The links that the key at hand may give away: its own and all weaker ones',
        required: ['role', 'links', 'generations'],
        properties: { role: { enum: ACCESS_ROLES }, links: ref('Links'), generations: ref('Generations') },
      },
      Renewal: {
        type: 'object',
        required: ['renew'],
        properties: {
          renew: {
            enum: RENEWABLE_ROLES,
            description: 'edit ends the view link too, which whoever had the edit link knew',
          },
          generations: {
            ...ref('Generations'),
            description: 'Renew only if the links are still these; otherwise `links-changed`',
          },
        },
      },
      Ticket: {
        type: 'object',
        required: ['ticket', 'role', 'expires'],
        properties: { ticket: text, role: { enum: ACCESS_ROLES }, expires: { ...text, format: 'date-time' } },
      },
      Analysis: {
        type: 'object',
        required: ['format', 'version', 'scopes', 'touchpoints', 'transitions', 'repairs', 'findings'],
        properties: { format: { const: 'throughline-analysis' }, version: { const: 1 } },
      },
      ...VERSION_SCHEMAS,
      Problem: {
        type: 'object',
        required: ['type', 'title', 'status', 'code'],
        properties: {
          type: text,
          title: text,
          status: { type: 'integer' },
          code: { enum: Object.keys(PROBLEMS) },
          detail: text,
          faults: {
            type: 'array',
            items: { type: 'object', required: ['pointer', 'message'], properties: { pointer: text, message: text } },
          },
        },
      },
    },
  },
  paths: {
    '/api/maps/{id}': {
      get: {
        summary: 'The map file',
        security: WITH_KEY,
        parameters: [ID],
        responses: answers(200, 'The map', json(ref('MapFile')), ...keyed(...WORK)),
      },
      delete: {
        summary: 'Delete the map for everybody (own key)',
        security: WITH_KEY,
        parameters: [ID],
        responses: answers(204, 'Deleted', {}, ...keyed('key-too-weak')),
      },
    },
    '/api/maps/{id}/analysis': {
      get: {
        summary: 'Chains, breaks and repairs: what `throughline check --json` prints',
        security: WITH_KEY,
        parameters: [ID],
        responses: answers(200, 'The analysis', json(ref('Analysis')), ...keyed(...WORK)),
      },
    },
    '/api/maps/{id}/tickets': {
      post: {
        summary: 'Exchange a key for a ticket of the sync socket, good for some minutes',
        security: WITH_KEY,
        parameters: [
          ID,
          {
            name: 'role',
            in: 'query',
            description: 'A ticket for this and no more; without it, for all that the key allows',
            schema: { enum: ACCESS_ROLES },
          },
        ],
        responses: answers(200, 'A ticket', json(ref('Ticket')), ...keyed('key-too-weak', 'invalid-query')),
      },
    },
    '/api/maps/{id}/links': {
      get: {
        summary: 'The links that the key may give away, as they are now',
        security: WITH_KEY,
        parameters: [ID],
        responses: answers(200, 'The links', json(ref('GivenLinks')), ...keyed()),
      },
      post: {
        summary: 'Put a new link in the place of the edit or view link (own key); whoever came by the old one is out',
        security: WITH_KEY,
        parameters: [ID],
        requestBody: { required: true, ...json(ref('Renewal')) },
        responses: answers(
          200,
          'The links from now on',
          json(ref('GivenLinks')),
          ...keyed('key-too-weak', 'links-changed', 'invalid-body', 'too-large'),
        ),
      },
    },
    ...EXCHANGE_PATHS,
    ...VERSION_PATHS,
    ...FACE_PATHS,
    '/api/openapi.json': {
      get: { summary: 'This description', responses: answers(200, 'OpenAPI 3.1', json({ type: 'object' })) },
    },
    '/healthz': { get: { summary: 'The process is up', responses: answers(200, 'Up', json({ type: 'object' })) } },
    '/readyz': {
      get: {
        summary: 'The storage answers, and Redis where there is one',
        responses: answers(200, 'Ready', json({ type: 'object' }), 'redis-unavailable'),
      },
    },
    '/metrics': {
      get: { summary: 'Counts for Prometheus', responses: answers(200, 'Metrics', { content: { 'text/plain': {} } }) },
    },
  },
} as const;
