import type { Metadata } from 'next';
import { EmbedShell } from '@/components/embed/embed-shell';

export const metadata: Metadata = { title: 'Map', robots: { index: false, follow: false } };

interface EmbedPageProps {
  readonly params: Promise<{ id: string }>;
  readonly searchParams: Promise<{ theme?: string | string[] }>;
}

/** A map to be looked at, live, in a frame of another site. Its key is in the fragment; `?theme=light|dark`. */
export default async function EmbedPage({ params, searchParams }: EmbedPageProps) {
  const [{ id }, { theme }] = await Promise.all([params, searchParams]);
  return <EmbedShell mapId={id} theme={theme === 'light' || theme === 'dark' ? theme : null} />;
}
