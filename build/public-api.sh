#!/usr/bin/env bash
# Writes src/*/PublicAPI.Unshipped.txt anew from what the compiler sees, so that a change of the public surface shows in the diff.
# Usage: build/public-api.sh [PROJECT...]   (default: every project under src)
set -euo pipefail
cd "$(dirname "$0")/.."
projects=("$@")
[ ${#projects[@]} -gt 0 ] || projects=(src/*/)
for project in "${projects[@]}"; do
  project=${project%/}
  file=$project/PublicAPI.Unshipped.txt
  [ -f "$project/PublicAPI.Shipped.txt" ] || printf '#nullable enable\n' > "$project/PublicAPI.Shipped.txt"
  # RS0016 alone is wanted as a warning here; every other fault still stops the build with its own message.
  printf '#nullable enable\n' > "$file"
  log=$(mktemp)
  dotnet build -c Release "$project" --no-incremental -p:TreatWarningsAsErrors=false -p:ApiDraft=true -clp:NoSummary > "$log" || { grep -E 'error' "$log" | sort -u | head -20; exit 1; }
  grep -F "$PWD/$project/" "$log" | sed -n "s/.*warning RS0016: Symbol '\(.*\)' is not part of the declared public API.*/\1/p" | LC_ALL=C sort -u >> "$file"
  echo "$file: $(($(wc -l < "$file") - 1)) members"
  rm -f "$log"
done
