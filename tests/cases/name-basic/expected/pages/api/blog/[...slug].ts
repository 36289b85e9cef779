import type { NextApiHandler } from "next";

type ResponseData = {
  slug: string[];
  name: string;
};

const handler: NextApiHandler<ResponseData> = (req, res) => {
  const slug = req.query.slug as string[];

  res.status(200).json({
    slug,
    name: "John Doe",
  });
};

export default handler;
