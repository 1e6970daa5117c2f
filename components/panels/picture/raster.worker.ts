import { initWasm, Resvg } from '@resvg/resvg-wasm';
import { fetchBytes, fetchFonts } from './fonts';

export interface RasterQuestion {
  readonly svg: string;
  readonly scale: number;
}
export type RasterAnswer = { readonly png: Uint8Array<ArrayBuffer> } | { readonly error: string };

interface WorkerScope {
  onmessage: ((event: MessageEvent<RasterQuestion>) => void) | null;
  postMessage(answer: RasterAnswer, transfer?: readonly Transferable[]): void;
}

const scope = globalThis as unknown as WorkerScope;

scope.onmessage = async ({ data: { svg, scale } }) => {
  try {
    const [fonts, wasm] = await Promise.all([fetchFonts(), fetchBytes('/resvg.wasm')]);
    await initWasm(wasm as Uint8Array<ArrayBuffer>);
    const renderer = new Resvg(svg, {
      fitTo: { mode: 'zoom', value: scale },
      font: { fontBuffers: [...fonts], defaultFontFamily: 'Inter', sansSerifFamily: 'Inter' },
    });
    const png = new Uint8Array(renderer.render().asPng());
    scope.postMessage({ png }, [png.buffer]);
  } catch (error) {
    scope.postMessage({ error: String(error) });
  }
};
