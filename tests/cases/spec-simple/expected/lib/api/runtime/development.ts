// Written by create-api-route; rewritten by `create-api-route generate`.
// create-api-route signature: 91c109055198759c-38d01a53-f575fd73

export function isDevelopment(): boolean {
  return process.env.NODE_ENV !== "production";
}
