import { deepPairs, Unwritable } from "./write.js";
import { node, type Node } from "./document.js";

export interface WrittenBody {
  type: string;
  bytes: Buffer;
}

/**
 * A value as a body of a media type. Multipart is written by Node's own `FormData`.
 *
 * @param files the properties that are files
 */
export async function writeBody(
  type: string,
  value: unknown,
  media: Node,
  files: ReadonlySet<string>,
): Promise<WrittenBody> {
  if (/^application\/(?:.*\+)?json$/.test(type)) return { type, bytes: Buffer.from(JSON.stringify(value)) };
  if (type === "application/x-www-form-urlencoded")
    return { type, bytes: Buffer.from(formPairs(value, media).join("&")) };
  if (type === "multipart/form-data") return multipart(value, files);
  if (typeof value !== "string") return { type: concrete(type), bytes: Buffer.from(JSON.stringify(value ?? "bytes")) };
  return { type: concrete(type), bytes: Buffer.from(value) };
}

/** Whether there is a way to write the value: a form has none for a list or object without members. */
export function canWriteBody(type: string, value: unknown, media: Node): boolean {
  if (type !== "application/x-www-form-urlencoded") return true;
  try {
    formPairs(value, media);
    return true;
  } catch (error) {
    if (error instanceof Unwritable) return false;
    throw error;
  }
}

/** A media type that a range stands for. */
function concrete(type: string): string {
  return type === "*/*" ? "application/octet-stream" : type.replace("/*", "/plain");
}

/** https://spec.openapis.org/oas/v3.1.1.html#encoding-object: `form` and `explode` unless said otherwise. */
function formPairs(value: unknown, media: Node): string[] {
  const encoding = node(media.encoding);
  return Object.entries(node(value)).flatMap(([name, child]) => {
    const key = encodeURIComponent(name);
    if (typeof child !== "object" || child === null) return deepPairs(key, child);
    if (node(encoding[name]).style === "deepObject") return deepPairs(key, child);
    if (!Array.isArray(child)) throw new Unwritable(`${name} is an object`);
    if (child.length === 0) throw new Unwritable(`${name} is an empty list`);
    return child.flatMap((item) => deepPairs(key, typeof item === "object" ? JSON.stringify(item) : item));
  });
}

async function multipart(value: unknown, files: ReadonlySet<string>): Promise<WrittenBody> {
  const form = new FormData();
  for (const [name, child] of Object.entries(node(value))) {
    const parts = Array.isArray(child) ? child : [child];
    for (const part of parts) {
      if (files.has(name)) form.append(name, new Blob([String(part)], { type: "image/png" }), "file.png");
      else if (typeof part === "object")
        form.append(name, new Blob([JSON.stringify(part)], { type: "application/json" }));
      else form.append(name, String(part));
    }
  }
  const response = new Response(form);
  const type = response.headers.get("content-type") ?? "";
  return { type, bytes: Buffer.from(await response.arrayBuffer()) };
}
