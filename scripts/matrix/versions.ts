import { TEMPLATE_PACKAGES, type Manifest } from "../../tests/e2e/support/next-project.js";

/** A Next.js of the matrix, and how its projects are set up. */
export interface NextVersion {
  /** Of the table. */
  title: string;
  major: number;
  version: string;
  react: string;
  /** The `next.config.mjs`. */
  config: string;
  /** The names, in `node_modules`, of the TypeScript that its projects are checked with. */
  compilers: readonly string[];
}

const PLAIN = "export default {};\n";
const REACT_18 = "18.3.1";
const REACT_19 = "19.3.1";
const OLDER = { react: REACT_18, config: PLAIN, compilers: ["typescript"] } as const;
const NEWEST = {
  major: 16,
  version: "16.4.6",
  react: REACT_19,
  compilers: ["typescript", "typescript6", "typescript7"],
} as const;

export const NEXT_VERSIONS: Readonly<Record<string, NextVersion>> = {
  "13.5": { ...OLDER, title: "13.5", major: 13, version: "13.5.11" },
  "14.2": { ...OLDER, title: "14.2", major: 14, version: "14.2.35" },
  "15.5": { ...OLDER, title: "15.5", major: 15, version: "15.5.29", react: REACT_19 },
  "16.4": { ...NEWEST, title: "16.4", config: PLAIN },
  "16.4cc": {
    ...NEWEST,
    title: "16.4 with cacheComponents",
    config: "export default { cacheComponents: true, partialPrefetching: true };\n",
  },
};

/** Exact versions, so that the table says what was run. Next.js 16 is installed once for both of its settings. */
export function manifestOf({ version, react, compilers }: NextVersion): Manifest {
  const typescript: Record<string, string> = {
    typescript: "5.9.3",
    typescript6: "npm:typescript@6.0.3",
    typescript7: "npm:typescript@7.0.2",
  };
  return {
    name: "matrix",
    private: true,
    dependencies: { ...TEMPLATE_PACKAGES, next: version, react, "react-dom": react, zod: "4.6.7" },
    devDependencies: {
      "@types/cors": "2.8.19",
      "@types/node": "20.19.43",
      "@types/react": react === REACT_18 ? "18.3.27" : "19.3.0",
      ...Object.fromEntries(compilers.map((name) => [name, typescript[name] ?? ""])),
    },
  };
}
