#!/usr/bin/env bash
# CPU time beside R's forecast package in one run: ses, holt, damped, thetaf, ets and auto.arima and ours, on the same M3 series, one core.
# Usage: build/compare-with-r.sh [M3_CSV_GZ] [WHAT...]   (default: ../shared/data/m3/m3.csv.gz, or below SALESMETRICS_SHARED, and everything)
#   WHAT is MODEL:FREQUENCY:SERIES:EVERY, as holt:monthly:1000:1 for the first 1,000 monthly series or ets:monthly:40:30 for every thirtieth,
#   at most 40 of them. R needs 400 seconds for ets and 1,900 for auto.arima on 1,000 monthly series, hence samples of those.
# Needs the SDK, and R with the package forecast. Each pair runs R, then ours, pinned to one core where taskset exists. Ours is the median of up to five runs;
# the first, beside it, also compiles. Where ets was run at all four frequencies it ends with the whole of auto on all 3,003 series beside R's ets alone.
set -euo pipefail
cd "$(dirname "$0")/.."
data=${SALESMETRICS_SHARED:-../shared}/data/m3/m3.csv.gz
if [ $# -gt 0 ] && [ -f "$1" ]; then data=$1; shift; fi
data=$(realpath "$data")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
what=("$@")
if [ ${#what[@]} -eq 0 ]; then
  what=(ses:monthly:1000:1 holt:monthly:1000:1 damped:monthly:1000:1 theta:monthly:1000:1
    ets:yearly:100:6 ets:quarterly:40:18 ets:monthly:20:70 ets:other:30:5 arima:yearly:60:10 arima:quarterly:25:30 arima:monthly:8:170)
fi

dotnet build -c Release build/compare-with-r.cs -o "$work/ours" -v quiet -clp:NoSummary -p:RunAnalyzers=false > "$work/build.log" || { cat "$work/build.log"; exit 1; }

cat > "$work/theirs.R" <<'R'
source("build/r-models.R")
args <- commandArgs(TRUE)
run <- model_of(args[1])
chosen <- series_of(args[5], args[2], as.integer(args[3]), as.integer(args[4]))
levels <- c(80, 95)
invisible(suppressWarnings(run(chosen[[1]]$y, chosen[[1]]$h, levels)))
used <- sum(system.time(for (one in chosen) invisible(suppressWarnings(run(one$y, one$h, levels))))[c("user.self", "sys.self")])
cat(length(chosen), used, "\n")
R

pinned=()
if command -v taskset > /dev/null; then pinned=(taskset -c 0); fi
export OMP_NUM_THREADS=1 DOTNET_gcConcurrent=0
declare -A perThousand=()
printf '| model | series | R: CPU s / 1,000 | ours | ratio | ours, first run |\n|---|---|---|---|---|---|\n'
for one in "${what[@]}"; do
  IFS=: read -r model frequency most every <<< "$one"
  read -r count theirs < <("${pinned[@]}" Rscript "$work/theirs.R" "$model" "$frequency" "$most" "$every" "$data")
  read -r same cold warm < <("${pinned[@]}" dotnet "$work/ours/compare-with-r.dll" "$model" "$frequency" "$most" "$every" "$data")
  [ "$count" = "$same" ] || { echo "R read $count series and we read $same." >&2; exit 1; }
  [ "$model" = ets ] && perThousand[$frequency]=$(awk -v r="$theirs" -v n="$count" 'BEGIN { print 1000 * r / n }')
  awk -v model="$model" -v frequency="$frequency" -v every="$every" -v n="$count" -v r="$theirs" -v cold="$cold" -v warm="$warm" 'BEGIN {
    printf "| %s | %d %s%s | %.2f | %.4f | %.0fx | %.4f |\n", model, n, frequency, (every > 1 ? ", every " every "th" : ""), \
      1000 * r / n, 1000 * warm / n, r / warm, 1000 * cold / n }'
done
if [ ${#perThousand[@]} -eq 4 ]; then
  read -r same cold warm < <("${pinned[@]}" dotnet "$work/ours/compare-with-r.dll" auto all 3003 1 "$data")
  awk -v y="${perThousand[yearly]}" -v q="${perThousand[quarterly]}" -v m="${perThousand[monthly]}" -v o="${perThousand[other]}" -v auto="$cold" 'BEGIN {
    r = (645 * y + 756 * q + 1428 * m + 174 * o) / 1000
    printf "\nauto on all 3,003 series: %.1f CPU seconds. R for ets alone, from these samples: %.0f. Share: %.3f\n", auto, r, auto / r }'
fi
