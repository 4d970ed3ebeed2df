#!/bin/sh
# Writes the secrets of docker-compose.yml into deploy/secrets/, once; what is there stays. Keep a copy of diembao_secret in a safe:
# without it the archive of captures cannot be read.
set -eu
umask 077
folder="$(cd "$(dirname "$0")" && pwd)/secrets"
mkdir -p "$folder"
word() { od -An -N24 -tx1 /dev/urandom | tr -d ' \n'; }
put() { [ -s "$folder/$1" ] || printf '%s' "$2" > "$folder/$1"; }
put elastic_password "$(word)"
put redis_password "$(word)"
put diembao_secret "$(word)$(word)"
put elasticsearch_url "http://elastic:$(cat "$folder/elastic_password")@elasticsearch:9200"
put redis_url "redis://:$(cat "$folder/redis_password")@redis:6379"
# The folder is closed to others; the containers' users must be able to read the files mounted from it.
chmod 700 "$folder"
chmod 644 "$folder"/*
printf 'secrets are in %s\n' "$folder"
