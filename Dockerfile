# syntax=docker/dockerfile:1
# Điểm Báo: one image for api and worker. CPU only; runs as an ordinary user; the file system may be read-only but for /data.

FROM node:22-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
# Install scripts stay off: one of them would fetch GPU libraries; the CPU library is in the package.
RUN npm ci --ignore-scripts --no-audit --no-fund
COPY bin ./bin
COPY src ./src
COPY web ./web
COPY tsconfig.json ./
RUN npm run build \
 && npm prune --omit=dev --ignore-scripts --no-audit --no-fund \
 && sh bin/trim-modules.sh node_modules "$(node -p process.arch)"

FROM node:22-bookworm-slim
# Fewer arenas of the C library hold back less of what threads gave up (some 15 MB in the main process).
ENV NODE_ENV=production \
    DIEMBAO_HOST=0.0.0.0 \
    DIEMBAO_PORT=8080 \
    DIEMBAO_DATA_DIR=/data \
    DIEMBAO_CONFIG_DIR=/app/config \
    DIEMBAO_MODEL_DIR=/app/models \
    MALLOC_ARENA_MAX=2
WORKDIR /app
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
COPY package.json LICENSE NOTICE ./
COPY bin/diembao.mjs ./bin/diembao.mjs
COPY deploy/with-secrets.sh ./bin/with-secrets.sh
COPY config ./config
COPY models ./models
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 8080
STOPSIGNAL SIGTERM
ENTRYPOINT ["sh", "/app/bin/with-secrets.sh"]
CMD ["serve"]
