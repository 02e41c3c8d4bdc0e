#!/usr/bin/env bash
# What R's forecast package errs by on the M3 series when its point forecasts are scored by our measures, beside what our models err by on the
# same series: a difference is then one of the forecasts and not of the scoring. Below each pair of rows stands on how many series our search ended at a
# likelihood (ets and arima: AICc) not worse than R's by over 0.1 %.
# Usage: build/score-r.sh [M3_CSV_GZ] [MODEL:EVERY...]   (default: ../shared/data/m3/m3.csv.gz, or below SALESMETRICS_SHARED; ses, holt, damped and
#   theta on every series, ets on every fifth, arima on every twenty-fifth)
# Needs the SDK, and R with the package forecast; about ten minutes, most of them R's ets and auto.arima.
set -euo pipefail
cd "$(dirname "$0")/.."
data=${SALESMETRICS_SHARED:-../shared}/data/m3/m3.csv.gz
if [ $# -gt 0 ] && [ -f "$1" ]; then data=$1; shift; fi
data=$(realpath "$data")
what=("$@")
[ ${#what[@]} -gt 0 ] || what=(ses:1 holt:1 damped:1 theta:1 ets:5 arima:25)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
dotnet build -c Release build/score-forecasts.cs -o "$work/ours" -v quiet -clp:NoSummary -p:RunAnalyzers=false > "$work/build.log" || { cat "$work/build.log"; exit 1; }

cat > "$work/theirs.R" <<'R'
source("build/r-models.R")
args <- commandArgs(TRUE)
run <- model_of(args[1])
for (one in series_of(args[3], "all", 3003, as.integer(args[2]))) {
  forecast <- suppressWarnings(run(one$y, one$h, 80))
  # What the search made small: AICc where a form is chosen, -2 log-likelihood where it is given; nothing for theta.
  made_small <- if (args[1] %in% c("ets", "arima")) forecast$model$aicc else if (args[1] == "theta") NA else -2 * forecast$model$loglik
  means <- paste(format(forecast$mean, digits = 15, trim = TRUE), collapse = ";")
  cat(one$id, ",", means, ",", format(made_small, digits = 15), "\n", sep = "")
}
R

printf '| model | series | sMAPE Y | Q | M | O | all | MASE Y | Q | M | O | all |\n|---|---|---|---|---|---|---|---|---|---|---|---|\n'
for one in "${what[@]}"; do
  IFS=: read -r model every <<< "$one"
  every=${every:-1}
  Rscript "$work/theirs.R" "$model" "$every" "$data" > "$work/means.csv"
  dotnet "$work/ours/score-forecasts.dll" "$model" "$work/means.csv" "$data"
done
