import { expect, test } from 'vitest';
import { embedSnippet } from '../../components/panels/share/embed-snippet';

test('[CO-32] the HTML of a frame has the view key, and a title can’t break out of it', () => {
  const parts = { origin: 'https://maps.example.com', mapId: 'abc', viewKey: 'k'.repeat(32) };
  expect(embedSnippet({ ...parts, title: '' })).toBe(
    `<iframe src="https://maps.example.com/embed/abc#${'k'.repeat(32)}" title="Journey map" width="800" height="500" style="border: 0" loading="lazy" allowfullscreen></iframe>`,
  );
  const odd = embedSnippet({ ...parts, title: 'a "b" <script>\n& c' });
  expect(odd).toContain('title="a &#34;b&#34; &#60;script&#62; &#38; c"');
});
