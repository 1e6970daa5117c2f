import { readdirSync, readFileSync } from 'node:fs';
import type { Finding } from '@/lib/analysis/types';
import { parseMapFile } from '@/lib/exchange/parse-map-file';
import type { JourneyMap } from '@/lib/model/types';

const FOLDER = 'tests/analysis/rules';

/** A map that a rule speaks of, the same map mended, and what exactly the rule says of the first. */
export interface RuleFixture {
  readonly id: string;
  readonly invalid: JourneyMap;
  readonly valid: JourneyMap;
  readonly expected: readonly Finding[];
}

/** The fixtures of all rules, by the folder that each rule has. */
export function readFixtures(): RuleFixture[] {
  return readdirSync(FOLDER, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => ({
      id: name,
      invalid: readMapOf(name, 'invalid'),
      valid: readMapOf(name, 'valid'),
      expected: JSON.parse(readFileSync(`${FOLDER}/${name}/expected.json`, 'utf8')) as Finding[],
    }));
}

function readMapOf(rule: string, name: string): JourneyMap {
  const parsed = parseMapFile(readFileSync(`${FOLDER}/${rule}/${name}.journey.json`, 'utf8'));
  if (!parsed.ok) throw new Error(`${rule}/${name}: ${JSON.stringify(parsed.faults)}`);
  return parsed.map;
}
