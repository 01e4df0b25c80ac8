package dev.crossover.router.routing;

/**
 * How much a caller brings.
 *
 * @param documents how many documents, or how many have been seen of an upload
 * @param bytes their size, decompressed, likewise
 */
public record Load(long documents, long bytes) {
}
