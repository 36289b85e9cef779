import type { Aliases } from "./aliases.js";
import type { Diagnostic } from "./diagnostic.js";
import type { RouterName } from "./routers/index.js";

/** What is known of the target Next.js project, read without executing anything of it. */
export interface Project {
  /** Absolute real path of the folder with the package.json that depends on Next.js. */
  root: string;
  /** Folders relative to root. */
  dirs: {
    /** Where the files of each router are or would be: `pages` or `src/pages`. */
    readonly [Name in RouterName]: string;
  } & {
    /** Where code that is not a route goes: `lib` or `src/lib`. */
    readonly lib: string;
  };
  /** Which routers the project uses today. */
  routers: RouterName[];
  /** The one that is written for. */
  router: RouterName;
  /** By a flag or the spec file: routes that lie in another one move. */
  isRouterSaid?: boolean;
  /** Why that one, where nobody said and the project has others; `open` when nothing in it says either. */
  routerChosen?: { why: string; open: boolean };
  language: "ts" | "js";
  /** By a flag or the spec file. */
  isLanguageSaid?: boolean;
  /** Major version of Next.js: installed, else from the range; undefined when neither says. */
  nextMajor?: number;
  /** Import alias that reaches `dirs.lib`'s parent: `{ prefix: "@/", dir: "src" }`, `dir` relative to root, empty for root. */
  alias?: { prefix: string; dir: string };
  /** All that lead to files of the project. */
  aliases?: Aliases;
  /** Names of hidden folders that tsconfig.json includes: `.storybook`. */
  hidden?: readonly string[];
  /** Next.js' `pageExtensions` without dots, when literal in next.config; else the default `tsx ts jsx js`. */
  pageExtensions: string[];
  /** Next.js' `basePath` when literal in next.config; empty otherwise. */
  basePath: string;
  /** The file that says `output: "export"`, when one does: then there is no server that could answer. */
  exportedBy?: string;
  /** It depends, such as on the environment, whether it does. */
  exportsAtTimes?: boolean;
  /** Files that Next.js serves as they are at `/api` or below, relative to root: `public/api/users.json`. */
  publicFiles?: readonly string[];
  /** `cacheComponents: true`: for what is said, never for what is written, so that it may be turned on later. */
  cacheComponents?: boolean;
  /** next.config says how much of a body Next.js hands on where there is a proxy. */
  sizesBodies?: boolean;
  /** `proxy.ts` or `middleware.ts`, relative to root, and whether requests for the API go through it. */
  proxy?: { file: string; seesApi: boolean };
  /** Bytes that `BODY_LIMIT` of `define-route.ts` says, where there is a proxy and both can be read. */
  bodyLimit?: number;
  /**
   * Of tsconfig.json, what it extends included: `ES2017`, `bundler`, `allowImportingTsExtensions`; TypeScript's major
   * version; and whether package.json says `type: module`.
   */
  compiler?: {
    target?: string;
    moduleResolution?: string;
    importsTs?: boolean;
    /** `noUnusedParameters`: a parameter that nothing uses is an error, unless its name begins with `_`. */
    refusesUnused?: boolean;
    /** `noPropertyAccessFromIndexSignature`: what only an index signature names is in brackets, such as `query["id"]`. */
    wantsBrackets?: boolean;
    /** `checkJs`: JavaScript is type-checked, by what JSDoc says of it. */
    checksJs?: boolean;
    /** `isolatedDeclarations`: what a file exports says its type. */
    statesTypes?: boolean;
    /** `lib`, or the target where it says none, is from before ES2022, which brought `Object.hasOwn`. */
    lacksHasOwn?: boolean;
    typescript?: number;
    isModule?: boolean;
  };
  /** Next.js bundles with webpack: as it did before 16, or because a script says so. */
  usesWebpack?: boolean;
  formatter?: "prettier" | "biome";
  /** A package, or what package.json's scripts say: `vitest`, `node:test`, `bun`. */
  testRunner?: string;
  packageManager: "npm" | "pnpm" | "yarn" | "bun";
  /** Names in dependencies and devDependencies of package.json. */
  dependencies: ReadonlySet<string>;
  /** Every routed API file of both routers, as paths relative to root with `/`, sorted. */
  existingRoutes: ExistingRoute[];
  /** What could not be determined or looks wrong, e.g. a `pageExtensions` that is not a literal. */
  diagnostics: Diagnostic[];
}

/** Whether a compiler reads the types of what is generated. */
export function isTypeChecked({ language, compiler }: Pick<Project, "language" | "compiler">): boolean {
  return language === "ts" || compiler?.checksJs === true;
}

/** What planning and rendering may go by of a project. */
export function factsOf(
  project: Project,
): Omit<Project, "root" | "routers" | "routerChosen" | "diagnostics" | "dependencies" | "packageManager"> {
  const {
    root: _,
    routers: _1,
    routerChosen: _2,
    diagnostics: _3,
    dependencies: _4,
    packageManager: _5,
    ...facts
  } = project;
  return facts;
}

/** A file that Next.js serves, or would refuse, below `/api`. */
export interface ExistingRoute {
  router: RouterName;
  /** Relative to root, with `/`: `src/pages/api/users/[id].ts`. */
  file: string;
  /** URL pattern in Next.js' words, route groups removed: `/api/users/[id]`. */
  url: string;
}

/** The routers that routes of specs go through before a run. */
export interface RoutersBefore {
  /** Whose `define-route.ts` is; absent when there is none that we know. */
  main?: RouterName;
  /** Routes that lie there after the run, too, unless it writes their contract's elsewhere. */
  staying: readonly { router: RouterName; contract: string }[];
}

/** What is known of an existing route that is ours. */
export interface OwnRoute {
  /** The contract it implements, by its name below `lib/api`: `routes/users/[id]`; absent for one from a template. */
  contract?: string;
  hasReceipt: boolean;
}
