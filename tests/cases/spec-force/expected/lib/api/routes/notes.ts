// Written by create-api-route from the API spec; rewritten by `create-api-route generate`.
// Change the spec instead.
// create-api-route signature: 2a6782d0c8bad6b5-40b3b52e-3c4da4b7

import { type Note, noteSchema } from "../models/note";
import type { Contract } from "../runtime/contract";
import { z } from "../runtime/zod";

export type GetNotesResponse = { status: 200; body: Note[] };

export interface PostNotesRequest {
  body: Note;
}

export type PostNotesResponse = { status: 200; body: Note };

export interface NotesRoute {
  GET: { request: object; response: GetNotesResponse };
  POST: { request: PostNotesRequest; response: PostNotesResponse };
}

/** /notes */
export const notes: Contract<NotesRoute> = {
  operations: {
    GET: {
      id: "GET /notes",
      responses: {
        200: { json: z.array(noteSchema) },
      },
    },
    POST: {
      id: "POST /notes",
      body: { required: true, json: noteSchema },
      responses: {
        200: { json: noteSchema },
      },
    },
  },
};
