/** For tests: an issuer of access tokens on loopback, with its metadata and keys over HTTP. */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { type CryptoKey, exportJWK, generateKeyPair, type JWK, SignJWT } from "jose";

type Algorithm = "RS256" | "ES256" | "EdDSA";

export interface TokenOptions {
  /** Default: a minute from now. Seconds, from now on. */
  expiresIn?: number;
  notBefore?: number;
  issuer?: string;
  audience?: string;
  /** Whose signature it bears. Default: the issuer's newest key. */
  key?: SigningKey;
}

export interface SigningKey {
  algorithm: Algorithm;
  kid: string;
  privateKey: CryptoKey;
  publicJwk: JWK;
}

export interface TestIssuer {
  /** As tokens have it. */
  issuer: string;
  audience: string;
  /** The keys that it publishes, newest first. */
  published: SigningKey[];
  /** How often it was asked for its keys. */
  asked: () => number;
  /** How often it was asked for anything. */
  requests: () => number;
  token: (claims: Record<string, unknown>, options?: TokenOptions) => Promise<string>;
  /** Requests are answered 500 while it is away. */
  away: (away: boolean) => void;
  stop: () => Promise<void>;
}

/** A key that no issuer has published yet. */
export async function createSigningKey(kid: string, algorithm: Algorithm = "ES256"): Promise<SigningKey> {
  const { privateKey, publicKey } = await generateKeyPair(algorithm, { extractable: true });
  return {
    algorithm,
    kid,
    privateKey,
    publicJwk: { ...(await exportJWK(publicKey)), kid, alg: algorithm, use: "sig" },
  };
}

export async function startTestIssuer(): Promise<TestIssuer> {
  const published = [await createSigningKey("first")];
  let asked = 0;
  let requests = 0;
  let isAway = false;
  const server = createServer((request, response) => {
    const answers: Record<string, () => object> = {
      "/.well-known/openid-configuration": () => ({ issuer, jwks_uri: `${issuer}/keys` }),
      "/keys": () => {
        asked += 1;
        return { keys: published.map(({ publicJwk }) => publicJwk) };
      },
    };
    requests += 1;
    const answer = isAway ? undefined : answers[request.url ?? ""];
    response.writeHead(answer ? 200 : 500, { "content-type": "application/json" });
    response.end(JSON.stringify(answer?.() ?? {}));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const audience = "consentry";
  return {
    issuer,
    audience,
    published,
    asked: () => asked,
    requests: () => requests,
    token: (claims, { expiresIn = 60, notBefore, key = published[0]!, ...other } = {}) => {
      const now = Math.floor(Date.now() / 1000);
      const token = new SignJWT({ sub: "somebody", ...claims })
        .setProtectedHeader({ alg: key.algorithm, kid: key.kid, typ: "at+jwt" })
        .setIssuer(other.issuer ?? issuer)
        .setAudience(other.audience ?? audience)
        .setIssuedAt(now)
        .setExpirationTime(now + expiresIn);
      if (notBefore !== undefined) token.setNotBefore(now + notBefore);
      return token.sign(key.privateKey);
    },
    away: (away) => {
      isAway = away;
    },
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
