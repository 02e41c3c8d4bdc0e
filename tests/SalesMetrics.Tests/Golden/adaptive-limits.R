# Adaptive limits by another route than the library's: for each candidate theta the share w of the error is found by inverting
# g(w) = F^-1(alpha w) - F^-1(alpha (1 - w)) = 2 sigma (theta - m) / v (Yu & Hoff 2018, Biometrika 105, 319-335, section 2), and the limits by where
# y = theta + sigma F^-1(alpha w) and y = theta - sigma F^-1(alpha (1 - w)). Peers: each unit left out in turn, moments reckoned anew from the definition.
# Run: Rscript adaptive-limits.R (R 4.2.2, base only). Written for this library; no other code was used.
root <- function(f, a, b) uniroot(f, c(a, b), tol = 1e-14, maxiter = 10000)$root
share <- function(c, alpha, q) { # as a logit; beyond its ends nothing of the error is left on one side
  g <- function(t) q(alpha * plogis(t)) - q(alpha * plogis(-t)) - c
  if (g(600) < 0) 600 else if (g(-600) > 0) -600 else root(g, -600, 600)
}

peers <- function(x, v, j) {
  o <- x[-j]; e <- v[-j]; k <- length(o); h <- sort(v)[length(v) %/% 2 + 1]
  w <- 1 / (e + h); m <- weighted.mean(o, w)
  luck <- sum(w * e) - sum(w^2 * e) / sum(w)
  t2 <- max(0, (sum(w * (o - m)^2) - max(0, k - 3) / (k - 1) * luck) / (sum(w) - sum(w^2) / sum(w)))
  c(m, t2 + sum(w^2 * (e + t2)) / sum(w)^2)
}

mean_limits <- function(y, s, p, alpha, q) {
  part <- function(theta) plogis(share(2 * s * (theta - p[1]) / p[2], alpha, q))
  at <- c(min(y, p[1]), max(y, p[1])) + c(-4, 4) * s
  c(root(function(th) th - s * q(alpha * (1 - part(th))) - y, at[1], at[2]), root(function(th) th + s * q(alpha * part(th)) - y, at[1], at[2]))
}

rate_limits <- function(y, n, p, alpha) {
  part <- function(r) plogis(share((asin(sqrt(r)) - p[1]) / (sqrt(n) * p[2]), alpha, qnorm))
  low <- function(r) pbinom(y - 1, n, r) + dbinom(y, n, r) / 2
  high <- function(r) pbinom(y, n, r, lower.tail = FALSE) + dbinom(y, n, r) / 2
  c(if (y == 0) 0 else root(function(r) high(r) - alpha * (1 - part(r)), 1e-6, 1 - 1e-6),
    if (y == n) 1 else root(function(r) alpha * part(r) - low(r), 1e-6, 1 - 1e-6))
}

show <- function(label, l, p) cat(sprintf("%s %.10f %.10f | %.10f %.10f\n", label, l[1], l[2], p[1], sqrt(p[2])))

# Efron & Morris's 18 players, hits of 45: rates at 90 %.
hits <- c(18, 17, 16, 15, 14, 14, 13, 12, 11, 11, 10, 10, 10, 10, 10, 9, 8, 7); n <- rep(45, 18)
x <- asin(sqrt((hits + 0.375) / (n + 0.75))); v <- 1 / (4 * n + 2)
for (j in c(1, 8, 18)) show(sprintf("batting %d", j), rate_limits(hits[j], n[j], peers(x, v, j), 0.1), peers(x, v, j))

# Five people of different size: rates at 95 %.
won <- c(0, 8, 60, 12, 150); n <- c(4, 10, 130, 12, 240)
x <- asin(sqrt((won + 0.375) / (n + 0.75))); v <- 1 / (4 * n + 2)
for (j in 1:5) show(sprintf("five %d", j), rate_limits(won[j], n[j], peers(x, v, j), 0.05), peers(x, v, j))

# Means with known errors at 90 %.
x <- c(1, 4, 2, 9, 3, 2.5); s <- c(0.5, 0.7, 0.4, 1, 2, 0.9)
for (j in 1:6) show(sprintf("mean %d", j), mean_limits(x[j], s[j], peers(x, s^2, j), 0.1, qnorm), peers(x, s^2, j))

# Amounts: logarithms with the variance within units from all together, t with its degrees of freedom, at 90 %.
deals <- list(c(100, 400), c(1600, 100, 400), c(900, 700, 800, 650), c(50, 3000), c(220, 330, 480))
l <- lapply(deals, log); f <- sum(lengths(l)) - length(l)
within <- sum(sapply(l, function(a) sum((a - mean(a))^2))) / f
x <- sapply(l, mean); s <- sqrt(within / lengths(l))
for (j in 1:5) { p <- peers(x, s^2, j); show(sprintf("amount %d", j), exp(mean_limits(x[j], s[j], p, 0.1, function(u) qt(u, f))), p) }
