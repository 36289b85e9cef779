import type { Model } from "../../model/schema.js";

/** The name under which every file has problem details, unless it defines a model of that name. */
export const PROBLEM = "Problem";

/** Problem details for HTTP APIs (RFC 9457 section 3.1), sent as `application/problem+json`. */
export function problemModel(id: string, file: string): Model {
  return {
    id,
    name: PROBLEM,
    schema: {
      type: "object",
      description: "Problem details for HTTP APIs (RFC 9457).",
      properties: {
        type: { type: "string", format: "uri-reference", description: "Identifies the kind of problem." },
        title: { type: "string", description: "A short summary of the kind of problem." },
        status: { type: "integer", minimum: 100, maximum: 599, description: "The status code of this answer." },
        detail: { type: "string", description: "What is wrong in this case." },
        instance: { type: "string", format: "uri-reference", description: "Identifies this case." },
      },
    },
    origin: { file, pointer: "/models" },
  };
}
