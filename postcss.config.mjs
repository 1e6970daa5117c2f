/** Tailwind 4 is the only transformation of our stylesheets. */
export default { plugins: { '@tailwindcss/postcss': {} } };
