import type { Metadata } from 'next';
import { EditorShell } from '@/components/panels/editor-shell';

export const metadata: Metadata = { title: 'Map', robots: { index: false, follow: false } };

/** A map. Its key is in the fragment, which no server sees; the rest happens in the browser. */
export default async function MapPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  return <EditorShell mapId={id} />;
}
