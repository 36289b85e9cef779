/** package-lock.json, version 3 (https://docs.npmjs.com/cli/configuring-npm/package-lock-json). */
export interface Lockfile {
  packages: Packages;
}

/** By place: `node_modules/a/node_modules/b`; the project itself is at the empty one. */
export type Packages = Readonly<Record<string, Entry>>;

export interface Entry {
  version?: string;
  dev?: boolean;
  optional?: boolean;
  os?: string[];
  cpu?: string[];
  libc?: string[];
  engines?: Record<string, string>;
  license?: string;
  optionalDependencies?: Record<string, string>;
}

interface Gap {
  /** Where the entry belongs. */
  place: string;
  name: string;
  version: string;
  /** The package that lists it. */
  from: Entry;
}

/** Every optional package of one exact version that Node.js would not find, or not in that version. */
export function gaps(packages: Packages): Gap[] {
  return Object.entries(packages).flatMap(([parent, from]) =>
    Object.entries(from.optionalDependencies ?? {}).flatMap(([name, version]) => {
      const found = lookups(parent, name).find((place) => place in packages);
      if (found !== undefined && (packages[found]?.version === version || !isExact(version))) return [];
      const place = found === undefined ? `node_modules/${name}` : `${parent}/node_modules/${name}`;
      return [{ place, name, version, from }];
    }),
  );
}

/** The packages with an entry for each gap, in npm's order. */
export function completed(packages: Packages): { packages: Packages; added: string[] } {
  const missing = gaps(packages);
  const all = { ...packages, ...Object.fromEntries(missing.map((gap) => [gap.place, entryFor(gap)])) };
  const places = Object.keys(all).sort((a, b) => a.localeCompare(b, "en"));
  return {
    packages: Object.fromEntries(places.map((place) => [place, all[place] as Entry])),
    added: missing.map(({ name, version }) => `${name}@${version}`),
  };
}

/** Where a package is looked for: below the one that needs it, then below each one above. */
function lookups(parent: string, name: string): string[] {
  const above = parent.lastIndexOf("/node_modules/");
  const here = `${parent === "" ? "" : `${parent}/`}node_modules/${name}`;
  if (parent === "") return [here];
  return [here, ...lookups(above < 0 ? "" : parent.slice(0, above), name)];
}

function isExact(version: string): boolean {
  return /^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version);
}

const same = (...words: string[]): Record<string, string> => Object.fromEntries(words.map((word) => [word, word]));
const OS = same("aix", "android", "darwin", "freebsd", "linux", "netbsd", "openbsd", "openharmony", "sunos", "win32");
const CPU = same("arm", "arm64", "ia32", "loong64", "ppc64", "riscv64", "s390x", "wasm32", "x64");
const LIBC = { gnu: "glibc", gnueabihf: "glibc", musl: "musl", musleabihf: "musl" };

/** What npm needs to leave a package out on other platforms: `@next/swc-linux-x64-musl` says it. */
function entryFor({ name, version, from }: Gap): Entry {
  const words = name.split(/[-/]/);
  const named = (values: Record<string, string>): string[] => words.flatMap((word) => values[word] ?? []);
  const [os, cpu, libc] = [named(OS), named(CPU), named(LIBC)];
  if (!isExact(version) || cpu.length !== 1)
    throw new Error(`${name}@${version} does not say which platform it is for.`);
  return {
    version,
    cpu,
    ...(from.dev !== undefined && { dev: from.dev }),
    ...(os[0] === "linux" && libc.length > 0 && { libc }),
    ...(from.license !== undefined && { license: from.license }),
    optional: true,
    ...(os.length > 0 && { os }),
    ...(from.engines && { engines: from.engines }),
  };
}
