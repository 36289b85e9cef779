import type { NextApiHandler } from "next";

type ResponseData = {
  name: string;
};

const handler: NextApiHandler<ResponseData> = (req, res) => {
  res.status(200).json({ name: "John Doe" });
};

export default handler;
