#!/bin/sh
# Takes out of an installed node_modules what the built program never loads: other systems' and GPU libraries, the bundler, maps, type
# declarations and sources. Usage: trim-modules.sh NODE_MODULES x64|arm64
set -eu
modules=$1
arch=$2
onnx="$modules/onnxruntime-node/bin"
for folder in "$onnx"/napi-v*/*; do
  case "$folder" in */linux) ;; *) rm -rf "$folder" ;; esac
done
for folder in "$onnx"/napi-v*/linux/*; do
  case "$folder" in */"$arch") ;; *) rm -rf "$folder" ;; esac
done
find "$onnx" \( -name '*cuda*' -o -name '*tensorrt*' \) -delete
sqlite="$modules/@photostructure/sqlite/prebuilds"
for folder in "$sqlite"/*; do
  case "$folder" in *linux*"$arch"*) ;; *) rm -rf "$folder" ;; esac
done
rm -rf "$modules/esbuild" "$modules/@esbuild" "$modules/.bin/esbuild"
find "$modules" -type f \( -name '*.map' -o -name '*.d.ts' -o -name '*.d.cts' -o -name '*.d.mts' -o -name '*.md' \) -delete
