/** @type {import('next').NextConfig} */
export default {
  reactStrictMode: true,
  poweredByHeader: false,
  devIndicators: false,
  // Its address would work on request of anybody, for pictures that no page shows.
  images: { unoptimized: true },
  // One copy of Yjs in the process: the sync server's. A second one, bundled for drawing pages, breaks its type checks.
  serverExternalPackages: ['yjs', 'y-protocols', 'lib0', 'y-websocket', 'y-indexeddb'],
  // The server has types checked by `npm test`; a start in front of a meeting should not wait for it.
  typescript: { ignoreBuildErrors: true },
};
