import type { RenderedFile } from "../../src/model/files.js";
import { signContract } from "../../src/text/signature.js";

/** Version `version` of some files: contracts, routes in folders, seeds. A third of them never changes. */
export function renders(version: number, from: number, to: number): RenderedFile[] {
  const files: RenderedFile[] = [];
  for (let index = from; index < to; index++) {
    const owner = index % 10 < 5 ? "contract" : index % 10 === 9 ? "seed" : "route";
    const folder =
      owner === "contract" ? "lib/api/routes" : owner === "seed" ? "lib/api" : `pages/api/group${index % 7}`;
    const text = `// File ${index}.\nexport const value = ${index % 3 === 0 ? 0 : version};\n`;
    const path = `${folder}/file${index}.ts`;
    files.push({
      path,
      owner,
      routeId: `/api/file${index}`,
      template: "test",
      operations: [],
      text: owner === "contract" ? signContract(text, path) : text,
    });
  }
  return files;
}

/** What a project has first, and what it has next: files 0 to 9 go, most of the others change, 40 to 59 are new. */
export const FIRST = renders(1, 0, 40);
export const NEXT = renders(2, 10, 60);
