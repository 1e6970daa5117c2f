import { toPng } from 'html-to-image';

/** As React Flow's example downloads an image of all its nodes: the element that holds them, as large as they need. */
globalThis.drawElement = async (box) => {
  const begun = performance.now();
  const url = await toPng(document.querySelector('.react-flow__viewport'), {
    backgroundColor: '#ffffff',
    width: box.width,
    height: box.height,
    pixelRatio: 1,
    style: {
      width: `${box.width}px`,
      height: `${box.height}px`,
      transform: `translate(${-box.x}px, ${-box.y}px) scale(1)`,
    },
  });
  return { ms: performance.now() - begun, url };
};
