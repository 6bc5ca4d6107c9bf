/** A plain static host, as an author's: files of one folder, and pages that a test makes up. */
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { extname } from "node:path";

const TYPES = /** @type {Record<string, string>} */ ({
  ".html": "text/html; charset=utf-8",
  ".xhtml": "application/xhtml+xml",
  ".js": "text/javascript",
  ".css": "text/css",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".wasm": "application/wasm",
});

/**
 * @param {object} host
 * @param {URL} host.root  the folder's address, with a slash at its end
 * @param {Record<string, string | Uint8Array>} [host.pages]  by path; they win over files
 * @param {string} [host.folder]  where all of it lies on the host, "/blog/2024/"
 * @param {Record<string, string>} [host.headers]
 * @returns {Promise<{ address: string, close(): void }>}
 */
export async function startHost({ root, pages = {}, folder = "/", headers = {} }) {
  const server = createServer(({ url = "" }, response) => {
    const path = url.split("?")[0];
    const name = path.startsWith(folder)
      ? decodeURI(path.slice(folder.length)) || "index.html"
      : "";
    try {
      const body = pages[name] ?? readFileSync(new URL(name, root));
      for (const [header, value] of Object.entries(headers)) response.setHeader(header, value);
      response.setHeader("Content-Type", TYPES[extname(name)] ?? "application/octet-stream");
      response.end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(null)));
  server.unref();
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  return { address: `http://127.0.0.1:${port}${folder}`, close: () => void server.close() };
}
