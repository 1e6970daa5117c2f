/** How the bundler's loader names a file that did not come. */
const LOST_FILE = /Failed to load chunk (\S+\.js)/;

/**
 * Fetches a part of the page whose code comes later. The bundler's loader keeps in mind that a file did not come and
 * fails from then on without asking for it; here it is asked for by its address, whereupon the loader goes on.
 */
export async function fetchAgain<Part>(fetchPart: () => Promise<Part>): Promise<Part> {
  const asked = new Set<string>();
  for (;;) {
    try {
      return await fetchPart();
    } catch (error) {
      const address = LOST_FILE.exec(String(error))?.[1];
      if (address === undefined || asked.has(address)) throw error;
      asked.add(address);
      await loadScript(address);
    }
  }
}

function loadScript(address: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = address;
    script.onload = () => resolve();
    script.onerror = () => {
      script.remove();
      reject(new Error(`${address} did not come`));
    };
    document.head.append(script);
  });
}
