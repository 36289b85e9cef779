import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { expect } from "vitest";
import type { Ask, NextServer } from "./next-server.js";

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
    /** Names that are in `Vary`, among others. */
    varies?: string[];
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

/** Asks what the fact asks, and expects what it expects. */
export async function expectFact(server: NextServer, { request, expect: want }: Fact): Promise<void> {
  const answer = await server.ask(request.path, request);
  const got = { status: answer.status, headers: answer.headers };
  expect(got, answer.body).toMatchObject({ status: want.status, headers: want.headers });
  for (const name of want.headersAbsent) expect(answer.headers).not.toHaveProperty([name]);
  for (const name of want.varies ?? []) expect(answer.headers.vary).toContain(name);
  if (want.bodyJson !== undefined) expect(JSON.parse(answer.body)).toEqual(want.bodyJson);
  if (want.bodyText !== undefined) expect(answer.body).toBe(want.bodyText);
  if (want.bodyContains !== undefined) expect(answer.body).toContain(want.bodyContains);
}
