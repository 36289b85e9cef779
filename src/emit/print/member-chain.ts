import type { Call, Expr } from "./expression.js";

/** Whether a call has enough links to be laid out as a chain (Prettier: printMemberChain). */
export function isChain(expr: Call): boolean {
  return expr.callee.kind === "member" && chainGroups(expr).length > 2;
}

/** The links of a chain from its root on: `z`, `.string`, `()`, `.min`, `(1)`. A call of a plain name is a root. */
function chainLinks(expr: Expr): Expr[] {
  const links: Expr[] = [expr];
  let current = expr;
  while (current.kind === "member" || (current.kind === "call" && current.callee.kind !== "name")) {
    current = current.kind === "member" ? current.object : current.callee;
    links.push(current);
  }
  return links.reverse();
}

/** The root with all but the last of the properties directly behind it, then one group for each `.name(...)`. */
export function chainGroups(expr: Expr): Expr[][] {
  const [root, ...rest] = chainLinks(expr) as [Expr, ...Expr[]];
  const head = [root];
  if (root.kind !== "call") {
    while (rest[0]?.kind === "member" && rest[1]?.kind === "member") head.push(rest.shift() as Expr);
  }
  const groups: Expr[][] = [head];
  let seenCall = true;
  for (const link of rest) {
    if (seenCall && link.kind === "member") {
      groups.push([]);
      seenCall = false;
    }
    if (link.kind === "call") seenCall = true;
    groups[groups.length - 1]?.push(link);
  }
  return groups;
}
