import { quote } from "../../../model/quote.js";
import type { Model, Schema, SchemaObject } from "../../../model/schema.js";
import { stronglyConnected } from "../../../model/strongly-connected.js";
import type { Notes } from "../document/notes.js";

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
  const edges: Edges = new Map();
  for (const [id, { schema }] of models) edges.set(id, new Set(edgesOf(schema)));
  const closesCircle = circleFinder(edges);
  for (const onlyRestricting of [true, false]) {
    for (const [id, { name, origin }] of models) {
      for (const edge of edges.get(id)!) {
        if ((onlyRestricting && !edge.restricts) || !closesCircle(id, edge)) continue;
        takeOut(edge);
        edges.get(id)!.delete(edge);
        const message = `The schema ${quote(name)} contains itself, so that no value can be told from another; one of its references is ignored.`;
        notes.warn({ code: "schema-circle", message }, origin);
      }
    }
  }
}

type Edges = Map<string, Set<Edge>>;

/** Steps that are taken to find out which references can stay; it takes a few for each in any document people write. */
const MAX_STEPS = 5_000_000;

/**
 * Whether a reference of a model leads back to it, while references are being taken out. Where models are tangled so much
 * that this takes too long, all references within the tangle count as such.
 */
function circleFinder(edges: Edges): (id: string, edge: Edge) => boolean {
  /** The number of each model's group of models that led to each other when it was last looked. */
  const groups = new Map<string, number>();
  let count = 0;
  let steps = 0;
  const inGroup = (id: string): string[] => {
    const group = groups.get(id);
    return [...edges.get(id)!].map(({ to }) => to).filter((to) => groups.get(to) === group);
  };
  const regroup = (ids: Iterable<string>): void => {
    const found = stronglyConnected(new Map([...ids].map((id) => [id, inGroup(id)])));
    for (const group of found) {
      for (const id of group) groups.set(id, count);
      count++;
    }
  };
  const leadsTo = (from: string, to: string): boolean => {
    const seen = new Set([from]);
    for (const id of seen) {
      if (id === to) return true;
      for (const next of inGroup(id)) seen.add(next);
      steps += 1 + edges.get(id)!.size;
    }
    return false;
  };

  for (const id of edges.keys()) groups.set(id, count);
  regroup(edges.keys());
  return (id, { to }) => {
    const group = groups.get(id);
    if (groups.get(to) !== group) return false;
    if (steps > MAX_STEPS || leadsTo(to, id)) return true;
    // Something that was taken out has split the group.
    regroup([...groups].flatMap(([member, its]) => (its === group ? [member] : [])));
    return false;
  };
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
