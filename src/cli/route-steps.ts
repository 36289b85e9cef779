import type { FileChange } from "../model/files.js";

/** What new routes, which are written from templates, read of the environment. */
export function environmentSteps(changes: readonly FileChange[]): string[] {
  return changes.flatMap(({ owner, verdict, path, after = "" }) => {
    if (owner !== "route" || verdict !== "create" || !after.includes("process.env")) return [];
    const { needed, optional } = environmentOf(after);
    return [
      ...(needed.length > 0 ? [`Set ${needed.join(", ")} in .env.local: ${path} needs it.`] : []),
      ...(optional.length > 0 ? [`${path} reads ${optional.join(", ")} from the environment, where it is set.`] : []),
    ];
  });
}

/** `const { NAME = "default" } = process.env` and `process.env.NAME`; an empty text is no default. */
function environmentOf(text: string): { needed: string[]; optional: string[] } {
  const taken = [...text.matchAll(/\{([^{}]*)\}\s*=\s*process\.env\b/g)].flatMap(([, names = ""]) => [
    ...names.matchAll(/(?:^|,)\s*([A-Z]\w*)(?:\s*=\s*(""(?!\w)|))?/g),
  ]);
  const read = [...text.matchAll(/\bprocess\.env\.(?!NODE_ENV\b)([A-Z]\w*)/g)].map(([, name = ""]) => name);
  const named = (has: boolean): string[] => [
    ...new Set(taken.flatMap(([, name = "", value]) => ((value === "") === has ? [name] : []))),
  ];
  return { needed: [...new Set([...named(false), ...read])], optional: named(true) };
}

/**
 * How a new route is tried: in a browser where it answers GET.
 *
 * @param methods that it answers; empty for all, or those that its template chooses
 */
export function tryStep(url: string, basePath: string, methods: readonly string[]): string {
  const [method = "GET"] = methods.includes("GET") ? [] : methods;
  const path = `${basePath}${withSamples(url)}`;
  return method === "GET" ? `Start the project and open ${path}` : `Start the project and send a ${method} to ${path}`;
}

/** `/api/users/[id]`: `/api/users/1`. */
function withSamples(url: string): string {
  return url.replace(/\/\[\[[^/]*\]\]/g, "").replace(/\[[^/\]]*\]/g, "1");
}
