import { quote } from "../../model/quote.js";
import type { Model, Schema, SchemaObject } from "../../model/schema.js";
import type { Notes } from "./notes.js";

/** A reference that is asked about the very value its schema is asked about, and how it got there. */
interface Edge {
  /** Where the `$ref` stands. */
  schema: SchemaObject;
  to: string;
  /** The `allOf`, `anyOf` or `oneOf` it is a member of. */
  list?: Schema[];
  /** Whether only `allOf` is between the model and it: then it restricts, and can be left out. */
  restricts: boolean;
}

/**
 * Models that contain themselves without a property or item between (`Pet` is one of `Cat` and `Dog`, and `Cat` is all of
 * `Pet` and more) can never be decided. One reference of every such circle is taken out: one that only restricts where
 * there is one, which leaves what the author means.
 */
export function cutCircles(models: ReadonlyMap<string, Model>, notes: Notes): void {
  const edges = new Map<string, Edge[]>();
  for (const [id, { schema }] of models) edges.set(id, edgesOf(schema));
  const cut = (id: string, edge: Edge): void => {
    takeOut(edge);
    edges.set(
      id,
      (edges.get(id) ?? []).filter((one) => one !== edge),
    );
    const { name, origin } = models.get(id)!;
    const message = `The schema ${quote(name)} contains itself, so that no value can be told from another; one of its references is ignored.`;
    notes.warn({ code: "schema-circle", message }, origin);
  };
  for (const onlyRestricting of [true, false]) {
    for (const id of models.keys()) {
      for (const edge of edges.get(id)!) {
        if ((edge.restricts || !onlyRestricting) && leadsTo(edge.to, id, edges)) cut(id, edge);
      }
    }
  }
}

function leadsTo(from: string, to: string, edges: ReadonlyMap<string, Edge[]>): boolean {
  const seen = new Set([from]);
  for (const id of seen) {
    if (id === to) return true;
    for (const edge of edges.get(id) ?? []) seen.add(edge.to);
  }
  return false;
}

function edgesOf(root: Schema): Edge[] {
  const edges: Edge[] = [];
  const visit = (schema: Schema | undefined, restricts: boolean, list?: Schema[]): void => {
    if (typeof schema !== "object") return;
    if (schema.$ref !== undefined) edges.push({ schema, to: schema.$ref, restricts, ...(list && { list }) });
    for (const member of schema.allOf ?? []) visit(member, restricts, schema.allOf);
    for (const member of schema.anyOf ?? []) visit(member, false, schema.anyOf);
    for (const member of schema.oneOf ?? []) visit(member, false, schema.oneOf);
    for (const member of [schema.not, schema.if, schema.then, schema.else]) visit(member, false);
    for (const member of Object.values(schema.dependentSchemas ?? {})) visit(member, false);
  };
  visit(root, true);
  return edges;
}

/** An alternative that is the schema itself adds nothing; a restriction that is the schema itself neither. */
function takeOut({ schema, list }: Edge): void {
  const isMember = list !== undefined && list.length > 1 && Object.keys(schema).length === 1;
  if (isMember) list.splice(list.indexOf(schema), 1);
  else delete schema.$ref;
}
