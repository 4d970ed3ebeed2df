#!/bin/sh
# All training steps, resumable. Arguments are passed on: steps, or `retrain-heads OVERRIDES.jsonl`.
set -eu
cd "$(dirname "$0")/.."
exec "${PYTHON:-python3}" -m training "$@"
