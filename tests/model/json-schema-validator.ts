type Schema = { readonly [key: string]: unknown };

/**
 * Whether a JSON value fits a JSON Schema (draft 2020-12), for the keywords that our published schema uses. Written from
 * the specification and not from our parser, so that the two can be held against each other; a keyword that it does
 * not know throws.
 */
export function fitsSchema(value: unknown, schema: Schema): boolean {
  return Object.entries(schema).every(([keyword, rule]) => {
    const check = KEYWORDS[keyword];
    if (!check) throw new Error(`unknown keyword ${keyword}`);
    return check(value, rule, schema);
  });
}

type Check = (value: unknown, rule: unknown, schema: Schema) => boolean;

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const notText = (value: unknown): boolean => typeof value !== 'string';
const anything: Check = () => true;

const KEYWORDS: Readonly<Record<string, Check>> = {
  $schema: anything,
  $id: anything,
  title: anything,
  description: anything,
  type: (value, rule) => {
    switch (rule) {
      case 'object':
        return isObject(value);
      case 'array':
        return Array.isArray(value);
      case 'integer':
        return Number.isInteger(value);
      default:
        return typeof value === rule;
    }
  },
  const: (value, rule) => value === rule,
  enum: (value, rule) => (rule as unknown[]).includes(value),
  pattern: (value, rule) => notText(value) || new RegExp(rule as string, 'u').test(value as string),
  format: (value, rule) => {
    if (rule !== 'date') throw new Error(`unknown format ${rule}`);
    if (notText(value)) return true;
    const time = Date.parse(`${value}T00:00:00Z`);
    return !Number.isNaN(time) && new Date(time).toISOString().slice(0, 10) === value;
  },
  minimum: (value, rule) => typeof value !== 'number' || value >= (rule as number),
  maximum: (value, rule) => typeof value !== 'number' || value <= (rule as number),
  maxLength: (value, rule) => notText(value) || [...(value as string)].length <= (rule as number),
  maxItems: (value, rule) => !Array.isArray(value) || value.length <= (rule as number),
  required: (value, rule) => !isObject(value) || (rule as string[]).every((key) => Object.hasOwn(value, key)),
  properties: (value, rule) =>
    !isObject(value) ||
    Object.entries(rule as Record<string, Schema>).every(
      ([key, schema]) => !Object.hasOwn(value, key) || fitsSchema(value[key], schema),
    ),
  items: (value, rule) => !Array.isArray(value) || value.every((item) => fitsSchema(item, rule as Schema)),
  additionalProperties: (value, rule, schema) =>
    !isObject(value) ||
    Object.entries(value).every(
      ([key, inner]) => Object.hasOwn((schema.properties ?? {}) as object, key) || fitsSchema(inner, rule as Schema),
    ),
};
