# Read by build/compare-with-r.sh and build/score-r.sh: the models of R's package forecast beside ours, and the M3 series for them.
suppressPackageStartupMessages(library(forecast))

# A function of a series, a horizon and levels for the name our models go by.
model_of <- function(name) switch(name,
  ses = function(y, h, level) ses(y, h = h, level = level),
  holt = function(y, h, level) holt(y, h = h, level = level),
  damped = function(y, h, level) holt(y, damped = TRUE, h = h, level = level),
  theta = function(y, h, level) thetaf(y, h = h, level = level),
  ets = function(y, h, level) forecast(ets(y), h = h, level = level),
  arima = function(y, h, level) forecast(auto.arima(y), h = h, level = level))

# Of the series of one frequency ("all" for every one), each every-th, at most so many: their ids, histories and horizons.
series_of <- function(path, frequency, most, every) {
  m3 <- read.csv(gzfile(path), colClasses = "character")
  if (frequency != "all") m3 <- m3[m3$frequency == frequency, ]
  m3 <- m3[seq(1, nrow(m3), by = every), ]
  m3 <- m3[seq_len(min(most, nrow(m3))), ]
  lapply(seq_len(nrow(m3)), function(i) list(
    id = m3$series_id[i],
    y = ts(as.numeric(strsplit(m3$train[i], ";")[[1]]), frequency = as.integer(m3$season_length[i])),
    h = as.integer(m3$horizon[i])))
}
