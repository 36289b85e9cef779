import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import type { Ask } from "./next-server.js";

/** What an official example answers to one request, observed on a real `next start`. */
export interface Fact {
  title: string;
  request: Ask & { path: string };
  /** Why it does better than the example, which answered `official` instead. */
  because?: string;
  expect: {
    status: number;
    headers: Record<string, string | string[]>;
    headersAbsent: string[];
    bodyJson?: unknown;
    bodyText?: string;
    bodyContains?: string;
  };
}

const FILE = resolve(import.meta.dirname, "../../fixtures/facts.json");
const FACTS = JSON.parse(readFileSync(FILE, "utf8")) as Omit<Fact, "title">[];
if (FACTS.length !== 50) throw new Error(`There are 50 facts, not ${FACTS.length}.`);

/** The records of the official `api-routes` example. */
export const PEOPLE = FACTS.find(({ request }) => request.path === "/api/people")?.expect.bodyJson;

/** `/api/people/1?id=2` and `/api/people` belong together. */
export function factsByRoute(): { route: string; facts: Fact[] }[] {
  const routes = new Map<string, Fact[]>();
  for (const fact of FACTS) {
    const { method = "GET", path, headers = {}, body } = fact.request;
    const route = /^\/api\/[^/?]+/.exec(path)?.[0] ?? path;
    const title = [method, decodeURI(path), ...Object.values(headers), body ?? ""].join(" ").trim();
    routes.set(route, [...(routes.get(route) ?? []), { ...fact, title }]);
  }
  return [...routes].map(([route, facts]) => ({ route, facts }));
}
