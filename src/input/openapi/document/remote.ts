import { quote } from "../../../model/quote.js";
import { BUDGET } from "../../parsed.js";
import { parseSource, type SourceFile } from "../../source.js";

/** How long a host has to answer, in milliseconds. */
const PATIENCE = 20_000;
const REDIRECTS = 5;

/**
 * Loads a document over http(s) from a host that is allowed, redirects included.
 *
 * @param hosts `example.com`, `example.com:8443`, or an address there
 * @returns the source, or a sentence saying why there is none
 */
export async function fetchSource(uri: string, hosts: readonly string[]): Promise<SourceFile | string> {
  let url = new URL(uri);
  for (let hop = 0; hop <= REDIRECTS; hop++) {
    const refused = refusal(url, hosts);
    if (refused !== undefined) return refused;
    let response: Response;
    try {
      response = await fetch(url, { redirect: "manual", signal: AbortSignal.timeout(PATIENCE) });
    } catch (error) {
      return `${url.href} cannot be loaded (${(error as Error).message})`;
    }
    const next = response.headers.get("location");
    if (response.status >= 300 && response.status < 400 && next !== null) {
      if (!URL.canParse(next, url.href)) return `${url.href} redirects to ${quote(next)}, which is not a URL`;
      url = new URL(next, url);
      continue;
    }
    if (!response.ok) return `${url.href} answers ${response.status}`;
    return readBody(response, uri);
  }
  return `${uri} redirects more than ${REDIRECTS} times`;
}

function refusal(url: URL, hosts: readonly string[]): string | undefined {
  if (url.protocol !== "https:" && url.protocol !== "http:") return `${url.href} is neither a file nor http(s)`;
  const named = hosts.map((host) => host.toLowerCase().replace(/^https?:\/\/|\/.*/g, ""));
  const allowed = named.some((host) => host === url.host || host === url.hostname);
  return allowed ? undefined : `${url.href} is on the network; --allow-remote ${url.host} would load it`;
}

async function readBody(response: Response, uri: string): Promise<SourceFile | string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of response.body ?? []) {
      chunks.push(chunk as Uint8Array);
      size += (chunk as Uint8Array).length;
      if (size > BUDGET.bytes) return `${uri} has more than ${BUDGET.bytes} bytes`;
    }
  } catch (error) {
    return `${uri} cannot be loaded (${(error as Error).message})`;
  }
  const { source, diagnostics } = await parseSource(Buffer.concat(chunks).toString("utf8"), uri, new URL(uri).pathname);
  // A page, mostly one to sign in, is a text to YAML.
  if (typeof source?.value === "string") {
    return `${uri} is no YAML or JSON document (${response.headers.get("content-type") ?? "plain text"})`;
  }
  return source ?? `${uri} cannot be read: ${diagnostics[0]?.message}`;
}
