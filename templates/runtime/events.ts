// Written by create-api-route; rewritten by `create-api-route generate`.

/** One event of a `text/event-stream`; data that is not a text is sent as JSON. */
export interface ServerSentEvent<Data = unknown> {
  data: Data;
  event?: string;
  id?: string;
  /** Milliseconds until the browser connects again. */
  retry?: number;
}

/** Writes `text/event-stream` (https://html.spec.whatwg.org/multipage/server-sent-events.html). */
export async function* writeEvents(body: unknown): AsyncGenerator<string> {
  for await (const event of body as AsyncIterable<ServerSentEvent>) {
    const lines = (["event", "id", "retry"] as const)
      .filter((name) => event[name] !== undefined)
      .map((name) => `${name}: ${oneLine(event[name])}\n`);
    yield [...lines, ...dataLines(event.data), "\n"].join("");
  }
}

/** None where there is no data, which not every event has. */
function dataLines(data: unknown): string[] {
  const text = typeof data === "string" ? data : JSON.stringify(data);
  const lines = text === undefined ? [] : text.split(/\r\n|\r|\n/);
  return lines.map((line) => `data: ${line}\n`);
}

/** Writes one JSON text per line. */
export async function* writeLines(body: unknown): AsyncGenerator<string> {
  for await (const item of body as AsyncIterable<unknown>) {
    yield `${JSON.stringify(item)}\n`;
  }
}

function oneLine(value: unknown): string {
  return String(value).replace(/[\r\n\0]/g, "");
}
