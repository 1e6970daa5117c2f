import { LIMITS } from '@/lib/protocol/limits';
import { answers, json, text } from './openapi-parts';

const POINTS = {
  type: 'array',
  maxItems: LIMITS.facePoints,
  items: { type: 'integer', minimum: 0, maximum: 0x10ffff },
};
const FACE = {
  type: 'object',
  required: ['id', 'family', 'weight', 'postscriptName'],
  properties: { id: text, family: text, weight: { type: 'integer' }, postscriptName: text },
};

/** The fonts with which the page draws what its own lacks. */
export const FACE_PATHS = {
  '/api/faces': {
    post: {
      summary: 'The faces of this server that have some of these code points, best first',
      requestBody: json({ type: 'object', required: ['points'], properties: { points: POINTS } }),
      responses: answers(
        200,
        'The faces',
        json({ type: 'object', required: ['faces'], properties: { faces: { type: 'array', items: FACE } } }),
        'invalid-body',
        'too-large',
        'busy',
      ),
    },
  },
  '/api/faces/{id}': {
    get: {
      summary: 'A face as a font file; it never changes',
      parameters: [{ name: 'id', in: 'path', required: true, schema: text, description: 'Id of the face' }],
      responses: answers(200, 'The file', { content: { 'font/sfnt': {} } }, 'unknown-route'),
    },
  },
} as const;
