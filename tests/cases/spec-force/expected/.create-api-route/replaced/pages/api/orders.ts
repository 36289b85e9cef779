import type { NextApiRequest, NextApiResponse } from "next";

export default function orders(_req: NextApiRequest, res: NextApiResponse) {
  res.status(200).json(["mine"]);
}
