import { connection } from "next/server";

export async function GET() {
  // Each request is answered anew
  await connection();

  return Response.json({ name: "John Doe" });
}
