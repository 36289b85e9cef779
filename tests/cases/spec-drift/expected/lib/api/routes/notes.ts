// Written by create-api-route from the API spec; rewritten by `create-api-route generate`.
// Change the spec instead.
// create-api-route signature: 6356cecd2d4ee191-800f964e-3c4da4b7

import { type Note, noteSchema } from "../models/note";
import type { Contract } from "../runtime/contract";
import { z } from "../runtime/zod";

export type GetNotesResponse = { status: 200; body: Note[] };

export interface PostNotesRequest {
  body: {
    text: string;
  };
}

export type PostNotesResponse = { status: 201; body: Note };

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
      body: {
        required: true,
        json: z.object({
          text: z.string(),
        }),
      },
      responses: {
        201: { json: noteSchema },
      },
    },
  },
};
