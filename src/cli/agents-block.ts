const START = "<!-- create-api-route:start -->";
const END = "<!-- create-api-route:end -->";

interface Named {
  spec: string;
  lib: string;
}

/** From a mark to the next that ends it: none that begins another is in between. */
const BLOCK = new RegExp(`${START}(?:(?!${START})[^])*?${END}`);

/**
 * An AGENTS.md with the block that says how this API is made: in the place of the one that is there, else at the end.
 * Everything outside its marks stays byte for byte.
 *
 * @param text what is there; empty for no file
 * @param of the spec file and the folder of the API's library, from the project's root
 */
export function withAgentsBlock(text: string, of: Named): string {
  const lines = text.includes("\r\n") ? "\r\n" : "\n";
  const block = `${START}\n${wordsFor(of)}${END}`.replaceAll("\n", lines);
  if (BLOCK.test(text)) return text.replace(BLOCK, () => block);
  const before = text === "" || text.endsWith("\n") ? text : `${text}${lines}`;
  return `${before}${before === "" ? "" : lines}${block}${lines}`;
}

function wordsFor({ spec, lib }: Named): string {
  return `## API routes

The API routes of this project are generated from a spec by create-api-route.

- To change what a route takes or answers, change the spec (\`${spec}\`, or the OpenAPI document it names), then run
  \`npx create-api-route generate\`. Never edit \`${lib}/api/routes\`, \`${lib}/api/models\` or \`${lib}/api/runtime\`: they are written anew.
- Write handlers in the route files. They are kept: later runs only add to them. \`${lib}/api/define-route.ts\` and
  \`${lib}/api/auth.ts\` are yours too.
- To verify: \`npx create-api-route generate --check --json\` (0: nothing drifted, 1: see \`files\` and \`nextCommands\`, 2: see
  \`diagnostics\`), then \`npx tsc --noEmit\`.
- Commit \`.create-api-route\` with the code.
- More: \`npx create-api-route --help --json\` and \`node_modules/create-api-route/AGENTS.md\`.
`;
}
