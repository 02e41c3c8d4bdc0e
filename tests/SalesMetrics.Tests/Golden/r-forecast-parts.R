# Makes r-forecast-parts.json: figures of R 4.2.2 with forecast 8.20 to hold ours against.
# Usage: Rscript r-forecast-parts.R > r-forecast-parts.json
# Data: R's own AirPassengers (Box & Jenkins 1976), and series made up below.
suppressPackageStartupMessages({
  library(forecast)
  library(jsonlite)
})

air <- AirPassengers
days <- msts(50 + 0.02 * seq_len(420) + 8 * sin(2 * pi * seq_len(420) / 7) + 12 * cos(2 * pi * seq_len(420) / 91)
  + ((seq_len(420) * 7919) %% 101) / 20, seasonal.periods = c(7, 91))
flat <- ts(c(102, 98, 101, 97, 105, 99, 100, 103, 260, 101, 99, 104, 96, 100, 98, 102, 101, 20, 99, 103, 100, 97, 102, 101))
spiky <- air
spiky[c(40, 99)] <- c(900, 100)
gaps <- air
gaps[c(20, 77, 78, 79, 131)] <- NA
deals <- flat
deals[c(1, 6, 7, 24)] <- NA

parts <- function(fit) list(trend = as.numeric(trendcycle(fit)), season = as.numeric(seasonal(fit)), remainder = as.numeric(remainder(fit)))
limits <- function(f) list(mean = as.numeric(f$mean), lo80 = as.numeric(f$lower[, 1]), hi80 = as.numeric(f$upper[, 1]),
  lo95 = as.numeric(f$lower[, 2]), hi95 = as.numeric(f$upper[, 2]))
cleaned <- function(x) {
  found <- tsoutliers(x)
  list(index = found$index - 1, replacements = as.numeric(found$replacements))
}

# The limits that tsoutliers draws in its first round, where there is no season.
limits_of <- function(x) {
  smooth <- supsmu(seq_along(x), x)$y
  quartiles <- quantile(x - smooth, c(0.25, 0.75))
  at <- tsoutliers(x, iterate = 1)$index
  list(index = at - 1, lower = smooth[at] + quartiles[[1]] - 3 * diff(quartiles), upper = smooth[at] + quartiles[[2]] + 3 * diff(quartiles))
}
bent <- ts(100 + 40 * sin(seq_len(90) / 9) + ((seq_len(90) * 7919) %% 101) / 25)
bent[c(2, 33, 34, 71)] <- c(160, 20, 230, 150)

multiple <- mstl(days)
trend <- tslm(air ~ trend + season)
waves <- tslm(air ~ trend + fourier(air, 3))
event <- as.numeric(seq_along(flat) %in% c(9))
known <- data.frame(event = event)
bumps <- tslm(flat ~ trend + event, data = known)

out <- list(
  r = R.version.string,
  forecast = as.character(packageVersion("forecast")),
  air = as.numeric(air), days = as.numeric(days), flat = as.numeric(flat), spiky = as.numeric(spiky),
  stl = parts(stl(air, s.window = 11)),
  stl_robust = parts(stl(window(air, c(1950, 1)), s.window = 11, robust = TRUE)),
  stl_periodic = parts(stl(air, s.window = "periodic")),
  stl_trend_21 = parts(stl(air, s.window = 7, t.window = 21)),
  mstl = list(trend = as.numeric(multiple[, "Trend"]), season7 = as.numeric(multiple[, "Seasonal7"]),
    season91 = as.numeric(multiple[, "Seasonal91"]), remainder = as.numeric(multiple[, "Remainder"])),
  stlf_naive = limits(stlf(air, method = "naive", h = 24)),
  stlf_arima_011 = limits(forecast(stlm(air, modelfunction = function(x, ...) Arima(x, order = c(0, 1, 1), method = "ML")), h = 24)),
  limits_flat = limits_of(flat), limits_bent = limits_of(bent), bent = as.numeric(bent),
  outliers_flat = cleaned(flat), outliers_spiky = cleaned(spiky), outliers_air = cleaned(air),
  interpolated_air = as.numeric(na.interp(gaps)), interpolated_flat = as.numeric(na.interp(deals)),
  guerrero_air = BoxCox.lambda(air), loglik_air = BoxCox.lambda(air, "loglik"),
  guerrero_flat = BoxCox.lambda(flat), loglik_flat = BoxCox.lambda(flat, "loglik"),
  boxcox_naive = limits(rwf(air, h = 6, lambda = 0.3)),
  boxcox_naive_mean = limits(rwf(air, h = 6, lambda = 0.3, biasadj = TRUE)),
  boxcox_log_mean = limits(rwf(air, h = 6, lambda = 0, biasadj = TRUE)),
  boxcox_negative = limits(rwf(air, h = 6, lambda = -0.5)),
  tslm_season = c(limits(forecast(trend, h = 14)), list(sigma = summary(trend)$sigma, coefficients = as.numeric(coef(trend)),
    errors = as.numeric(summary(trend)$coefficients[, 2]))),
  tslm_waves = c(limits(forecast(waves, newdata = data.frame(fourier(air, 3, h = 14)))), list(sigma = summary(waves)$sigma)),
  tslm_event = c(limits(forecast(bumps, newdata = data.frame(event = c(0, 1, 0)))), list(sigma = summary(bumps)$sigma))
)
cat(toJSON(out, digits = 15, auto_unbox = TRUE), "\n")
