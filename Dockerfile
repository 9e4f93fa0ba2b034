# Builds the product, and then an image with nothing in it but Node and what runs: not root, nothing writable but /data.
FROM node:26-slim AS build
WORKDIR /app
COPY . .
RUN npx --yes pnpm@12 install --frozen-lockfile && npx --yes pnpm@12 build
# Again without the tools: the server needs the packages of its own and of `shared`.
RUN rm -rf node_modules packages/*/node_modules \
 && npx --yes pnpm@12 install --frozen-lockfile --prod --filter "@latchkey/server..."

FROM node:26-slim
ENV NODE_ENV=production HOST=0.0.0.0 DATA_DIR=/data
WORKDIR /app
COPY --from=build /app/node_modules node_modules
COPY --from=build /app/packages/shared packages/shared
COPY --from=build /app/packages/server packages/server
COPY --from=build /app/packages/web/dist packages/web/dist
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=3s CMD ["node", "-e", "fetch('http://127.0.0.1:3000/healthz').then((r)=>process.exit(r.ok?0:1),()=>process.exit(1))"]
# Not through npm or pnpm: a signal to stop has to reach the server itself.
CMD ["node", "packages/server/dist/server.js"]
