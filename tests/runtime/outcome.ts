import { fakeRequest, loadRuntime, type ReadInput, type RequestParts, type Violation } from "./load.js";

export const { readInput } = await loadRuntime<ReadInput>("read-request");

/** Bytes of a body. */
export const LIMIT = 1000;

/** What the handler gets, or the problem as it would be sent. */
export async function outcome(operation: Record<string, unknown>, request: RequestParts): Promise<unknown> {
  try {
    return await readInput(fakeRequest(request), operation, request.query ?? {}, LIMIT);
  } catch (error) {
    const { status, errors, headers } = error as { status?: number; errors: Violation[]; headers: object };
    if (status === undefined) throw error;
    return {
      status,
      headers,
      errors: errors.map(({ in: place, name, pointer }) =>
        [place, name, pointer].filter((x) => x !== undefined).join(" "),
      ),
    };
  }
}

/** What {@link outcome} gives for a refused request. */
export function problem(status: number, errors: string[] = [], headers = {}) {
  return { status, headers, errors };
}
