# Build: compiles TypeScript with all dependencies.
FROM node:24-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc tsconfig.json tsconfig.build.json ./
RUN npm ci
COPY src src
COPY adapters adapters
RUN npm run build

# Run: production dependencies only, no root.
FROM node:24-slim
ENV NODE_ENV=production HOST=0.0.0.0 DATA_DIR=/data PAGES_DIR=/data/pages
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev && npm cache clean --force && mkdir /data && chown node /data
COPY --from=build /app/dist dist
COPY adapters/web/assets adapters/web/assets
COPY adapters/teams/assets adapters/teams/assets
COPY knowledge knowledge
COPY manifest.json ./
USER node
VOLUME /data
EXPOSE 3978
HEALTHCHECK CMD node -e "fetch('http://127.0.0.1:3978/healthz').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"
CMD ["node", "dist/src/main.js", "start"]
