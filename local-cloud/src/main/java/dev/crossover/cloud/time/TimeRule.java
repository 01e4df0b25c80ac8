package dev.crossover.cloud.time;

import java.time.Instant;

/**
 * How to tell the cloud's time from the wall's: since the origin, at which both agree,
 * the cloud's runs so many times faster.
 *
 * @param origin when both agree
 * @param scale how many times faster the cloud's time passes
 */
public record TimeRule(Instant origin, double scale) {
}
