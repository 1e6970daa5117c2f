/** @type {import('next').NextConfig} */
export default {
  reactStrictMode: true,
  poweredByHeader: false,
  devIndicators: false,
  // The server has types checked by `npm test`; a start in front of a meeting should not wait for it.
  typescript: { ignoreBuildErrors: true },
};
