import { NoSuchPage } from '@/components/panels/map-notices';

export default function NotFound() {
  return <NoSuchPage />;
}
