#!/bin/sh
# Puts mounted secrets into the environment, then becomes the program, so that it gets the signals itself.
set -eu
for name in ELASTICSEARCH_URL REDIS_URL DIEMBAO_SECRET; do
  file="/run/secrets/$(printf '%s' "$name" | tr '[:upper:]' '[:lower:]')"
  if [ -r "$file" ]; then
    value=$(cat "$file")
    export "$name=$value"
  fi
done
exec node /app/bin/diembao.mjs "$@"
