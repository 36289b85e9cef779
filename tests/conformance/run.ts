import { readJsonSchema } from "./json-schema/index.js";
import { compilePrograms, type CompileOptions, type Validator } from "./compile.js";
import { DRAFTS, remoteLoader, type Group } from "./suite.js";

/** Our answer to one test of the suite that differs from the suite's. */
export interface Miss {
  group: Group;
  test: Group["tests"][number];
  /** What we said instead. */
  got: "valid" | "invalid" | "error";
  error?: string;
}

/** Runs the groups through the emitted zod source; returns the tests we get wrong. */
export async function runEmitted(
  folder: string,
  groups: readonly Group[],
  options: CompileOptions = { formats: false },
): Promise<Miss[]> {
  const load = remoteLoader(folder);
  const programs = groups.map(({ schema, draft }, index) =>
    readJsonSchema({ uri: `http://localhost:1234/test-${index}`, document: schema, dialect: DRAFTS[draft], load }),
  );
  const validators = await compilePrograms(programs, options);
  return groups.flatMap((group, index) => missesOf(group, validators[index] as Validator));
}

/** `ref: nested refs: nested ref valid` */
export function nameOf({ group, test }: Miss): string {
  return `${group.file}: ${group.description}: ${test.description}`;
}

/** The tests of a group that a validator answers wrongly. */
export function missesOf(group: Group, validator: Validator): Miss[] {
  return group.tests.flatMap((test): Miss[] => {
    try {
      const { success } = validator.safeParse(test.data);
      return success === test.valid ? [] : [{ group, test, got: success ? "valid" : "invalid" }];
    } catch (error) {
      return [{ group, test, got: "error", error: String(error) }];
    }
  });
}
