const handler = (req, res) => {
  switch (req.method) {
    case "GET":
    case "HEAD":
      res.status(200).json({ name: "John Doe" });
      break;
    case "PATCH":
      res.status(200).json({ name: "John Doe" });
      break;
    default:
      res.setHeader("Allow", "GET, PATCH");
      res.status(405).end(`Method ${req.method} Not Allowed`);
  }
};

export default handler;
