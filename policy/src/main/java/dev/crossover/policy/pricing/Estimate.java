package dev.crossover.policy.pricing;

/**
 * What a piece of work is expected to cost and to take.
 *
 * @param costUsd the cost in US dollars at list price
 * @param seconds the time until the last document is done
 */
public record Estimate(double costUsd, double seconds) {
}
