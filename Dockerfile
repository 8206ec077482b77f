# syntax=docker/dockerfile:1
# Two images: `runtime` (the default: indexer, API and worker, by command) and `devnet` (the development chain).

# No package's install script runs: none is needed here. What this project's own would do, `patches/apply.mjs` does.
FROM node:24-bookworm-slim AS production-dependencies
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
COPY patches ./patches
RUN npm ci --omit=dev --ignore-scripts && node patches/apply.mjs && npm cache clean --force
# PDFs are set in two weights of each font; the other seven are four fifths of the fonts' 190 MB.
RUN find node_modules/@expo-google-fonts \( -name "*.png" -o -name "*.ttf" ! -name "*_400Regular.ttf" ! -name "*_700Bold.ttf" \) -delete

FROM node:24-bookworm-slim AS all-dependencies
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --ignore-scripts && npm cache clean --force

FROM node:24-bookworm-slim AS devnet
ENV NODE_ENV=development PONDER_TELEMETRY_DISABLED=1
WORKDIR /app
RUN mkdir -p /deployments && chown node:node /deployments
COPY --from=all-dependencies /app/node_modules ./node_modules
COPY package.json tsconfig.json settings.ts ./
COPY settings ./settings
COPY facts ./facts
COPY abis ./abis
COPY devnet ./devnet
COPY scenarios ./scenarios
USER node
EXPOSE 8545
CMD ["node", "--import", "tsx", "devnet/serve.ts"]

FROM node:24-bookworm-slim AS runtime
ENV NODE_ENV=production PONDER_TELEMETRY_DISABLED=1
WORKDIR /app
RUN chown node:node /app
COPY --from=production-dependencies /app/node_modules ./node_modules
COPY package.json tsconfig.json ponder.config.ts ponder.schema.ts settings.ts ./
COPY settings ./settings
COPY facts ./facts
COPY database ./database
COPY operator-log ./operator-log
COPY abis ./abis
COPY src ./src
COPY alerts ./alerts
COPY commands ./commands
USER node
EXPOSE 42069
CMD ["node", "--import", "tsx", "commands/start.ts"]
