import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/** Paths of the four weights of Inter that every picture is drawn with, as TTF: resvg cannot read woff2. */
export const INTER_FILES: readonly string[] = ['400Regular', '500Medium', '600SemiBold', '700Bold'].map((face) =>
  require.resolve(`@expo-google-fonts/inter/${face}/Inter_${face}.ttf`),
);
