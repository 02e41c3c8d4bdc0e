#!/usr/bin/env bash
# Prints the table of docs/calculations/forecast-accuracy.md: what every model errs by on the 3,003 series of the M3 competition.
# Usage: build/m3-table.sh [M3_CSV_GZ]   (default: ../shared/data/m3/m3.csv.gz, or below SALESMETRICS_SHARED)
# Needs the SDK, zcat and awk. The last values of each series, as many as its horizon, are what is forecast, once.
set -euo pipefail
cd "$(dirname "$0")/.."
data=${1:-${SALESMETRICS_SHARED:-../shared}/data/m3/m3.csv.gz}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
dotnet build -c Release src/SalesMetrics.Cli -v quiet -clp:NoSummary > "$work/build.log" || { cat "$work/build.log"; exit 1; }
tool=artifacts/bin/SalesMetrics.Cli/release/SalesMetrics.Cli.dll

# One long CSV a frequency; periods are numbered, since only their order counts.
zcat "$data" | awk -F, -v work="$work" '
  NR > 1 {
    file = work "/" $2 ".csv"
    if (!(file in begun)) { print "series_id,period,value" > file; begun[file] = 1 }
    n = split($8 ";" $9, values, ";")
    for (i = 1; i <= n; i++) print $1 "," i "," values[i] > file
  }'

for frequency in yearly:1:6 quarterly:4:8 monthly:12:18 other:1:8; do
  IFS=: read -r name season horizon <<< "$frequency"
  dotnet "$tool" backtest --series "$work/$name.csv" --season-length "$season" --horizon "$horizon" --origins 1 --model all --format csv \
    > "$work/$name.out"
done

# Averages over series; OWA against the seasonally adjusted naive forecast (Naive 2), from averages over the same series.
awk -F, '
  FNR == 1 { for (i = 1; i <= NF; i++) column[$i] = i; next }
  {
    part = FILENAME; sub(/.*\//, "", part); sub(/\.out$/, "", part)
    n = $column["series"]; m = $1
    smape[m, part] = $column["smape"]; mase[m, part] = $column["mase"]
    count[m] += n; s[m] += n * $column["smape"]; q[m] += n * $column["mase"]
    horizon = part == "yearly" ? 6 : part == "monthly" ? 18 : 8
    values[m] += n * horizon; o[m] += n * horizon * $column["smape"]
    inside[m, part] = $column["inside80"] == "" ? "none" : sprintf("%.1f / %.1f", 100 * $column["inside80"], 100 * $column["inside95"])
  }
  END {
    base = "naive2"
    for (m in count) {
      printf "%.3f\t| %s | %.3f | %.3f | %.3f | %.3f | %.3f | %.3f | %.3f | %.3f | %.3f | %.3f | %.3f | %.3f | %s | %s | %s | %s |\n", \
        (s[m] / count[m] / (s[base] / count[base]) + q[m] / count[m] / (q[base] / count[base])) / 2, m, \
        smape[m, "yearly"], smape[m, "quarterly"], smape[m, "monthly"], smape[m, "other"], s[m] / count[m], o[m] / values[m], \
        mase[m, "yearly"], mase[m, "quarterly"], mase[m, "monthly"], mase[m, "other"], q[m] / count[m], \
        (s[m] / count[m] / (s[base] / count[base]) + q[m] / count[m] / (q[base] / count[base])) / 2, \
        inside[m, "yearly"], inside[m, "quarterly"], inside[m, "monthly"], inside[m, "other"]
    }
  }' "$work"/yearly.out "$work"/quarterly.out "$work"/monthly.out "$work"/other.out | sort -n | cut -f2
