/**
 * What WebDriver lacks: an HTTP proxy between one page and its server that runs scripts before the page's own,
 * keeps what was answered, answers instead of the server, and gathers what went wrong.
 */
import { request as ask, createServer } from "node:http";

/** @typedef {Awaited<ReturnType<typeof startProxy>>} Proxy */
/** @typedef {{ status: number, contentType?: string, body: string | Uint8Array }} Answer */
/** @typedef {{ url(): string, respond(answer: Answer): void, abort(): void, continue(): void }} Request */

/** The first script of each document lies at this path of whatever host. */
const FIRST = "/.first-script.js";

/**
 * Runs first in each document: what the console shows comes to `said`.
 */
function listen() {
  const said = /** @type {string[]} */ ([]);
  Object.defineProperty(globalThis, Symbol.for("said"), { value: said });
  for (const name of /** @type {const} */ (["log", "info", "warn", "error", "debug"])) {
    const original = console[name];
    console[name] = (...given) => {
      said.push(`console.${name}: ${given.join(" ")}`);
      original(...given);
    };
  }
  addEventListener(
    "error",
    ({ message, target }) => {
      const { href, src } = /** @type {any} */ (target);
      // Not said in consoles: what is left waits for the next frame.
      if (message?.startsWith("ResizeObserver loop")) return;
      if (message) said.push(`error: ${message}`);
      else if (href ?? src) said.push(`failed: ${href ?? src}`);
    },
    true,
  );
  addEventListener("unhandledrejection", ({ reason }) => said.push(`error: ${reason}`));
  addEventListener("securitypolicyviolation", (event) =>
    said.push(
      `console.error: Content Security Policy ${event.violatedDirective} ${event.blockedURI}`,
    ),
  );
}

/** How long a browser may take to answer, or to take what it has asked for, ms. */
export const ANSWERS_IN = 60_000;

export class Unanswered extends Error {
  message = `WebKit did not answer within ${ANSWERS_IN / 1000} s`;
}

/** @param {string} address of the pages' server; every other is foreign */
export async function startProxy(address) {
  const problems = /** @type {string[]} */ ([]);
  const responses = /** @type {Map<string, Uint8Array>} */ (new Map());
  const scripts = [`(${listen})()`];
  /** @type {((request: Request) => void) | null} */
  let intercept = null;
  let [open, last] = [0, 0];

  /** @param {import("node:http").IncomingMessage} request @param {import("node:http").ServerResponse} response */
  const handle = (request, response) => {
    const url = request.url ?? "";
    open++;
    response.once("close", () => {
      open--;
      last = performance.now();
    });
    if (url.endsWith(FIRST)) {
      response.setHeader("Content-Type", "text/javascript; charset=utf-8");
      return void response.end(scripts.join(";\n"));
    }
    if (!url.startsWith(address)) problems.push(`foreign: ${url}`);
    const abort = () => {
      problems.push(`failed: ${url}`);
      response.destroy();
    };
    /** @param {Answer & { headers?: import("node:http").IncomingHttpHeaders }} answer */
    const respond = ({ status, contentType, body, headers }) => {
      const type = contentType ?? headers?.["content-type"] ?? "";
      const bytes = Buffer.from(body);
      responses.set(url, bytes);
      if (status !== 200) problems.push(`${status}: ${url}`);
      const { "content-length": _, ...others } = headers ?? {};
      response.writeHead(status, { ...others, "content-type": type });
      response.end(type.startsWith("text/html") ? withFirst(bytes) : bytes);
    };
    const forward = () => {
      const { method, headers } = request;
      const onward = ask(url, { method, headers }, async (answer) => {
        const body = Buffer.concat(await answer.toArray());
        respond({ status: answer.statusCode ?? 0, headers: answer.headers, body });
      });
      onward.on("error", abort);
      request.pipe(onward);
    };
    if (intercept) intercept({ url: () => url, respond, abort, continue: forward });
    else forward();
  };
  const server = createServer(handle);
  // https: nothing foreign is to be reached.
  server.on("connect", ({ url }, socket) => {
    problems.push(`foreign: ${url}`);
    socket.destroy();
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(null)));
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  return {
    port,
    problems,
    responses,
    scripts,
    /** @param {typeof intercept} listener */
    intercept: (listener) => {
      intercept = listener;
    },
    /** @param {number} time ms without any request */
    async idle(time) {
      const end = performance.now() + ANSWERS_IN;
      while (open > 0 || performance.now() - last < time) {
        if (performance.now() > end) throw new Unanswered();
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
    },
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

/** The document with the first script right after its doctype, byte by byte otherwise. @param {Buffer} html */
function withFirst(html) {
  const script = `<script src="${FIRST}"></script>`;
  const text = html.toString("latin1").replace(/^\s*<!doctype html>|^/i, `$&${script}`);
  return Buffer.from(text, "latin1");
}
